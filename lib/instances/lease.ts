import "server-only";
import { randomUUID } from "node:crypto";
import { db } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import { storeKind } from "@/lib/core/store-kind";
import { holdsPostgres } from "@/lib/store/postgres/hold";
import { readSql } from "@/lib/store/sql";

/** What this process is called in the leases that it has. */
export const instanceId = (): string => singleton("instance", () => randomUUID());

const isAlone = () => storeKind() === "sqlite" || holdsPostgres();

/**
 * Whether this instance may do what only one of all does, for some time from now on: the one that did it last, or any once the
 * lease of that one has ended. One that has the store for itself, as that of an SQLite file does, always may.
 *
 * @param name what it is about: "sweep"
 */
export async function takeLease(name: string, seconds: number): Promise<boolean> {
  if (isAlone()) return true;
  const [changed] = await db().direct.write({
    sql: readSql("take-lease"),
    values: [name, instanceId(), seconds],
  });
  return changed === 1;
}

/** Lets another instance have it at once. */
export async function giveLease(name: string): Promise<void> {
  if (isAlone()) return;
  await db().direct.write({ sql: readSql("give-lease"), values: [name, instanceId()] });
}
