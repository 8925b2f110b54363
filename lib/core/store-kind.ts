import "server-only";
import { env } from "./env";

/** Where a store is kept: in a file of this machine, or by a server. */
export type StoreKind = "sqlite" | "postgres";

/** What a `DATABASE_URL` names. */
export const storeKind = (databaseUrl: string = env().DATABASE_URL): StoreKind =>
  /^postgres(ql)?:/.test(databaseUrl) ? "postgres" : "sqlite";
