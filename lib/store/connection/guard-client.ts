import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import type { DirectStore } from "./direct";

/** A statement that would wait for the transaction it was made in. A bug of ours; nobody outside reads it. */
export class OuterClientError extends Error {
  override readonly name = "OuterClientError";

  constructor(statement: string) {
    super(
      `${statement} was called on db() inside a transaction; call it on the transaction's own client, tx.`,
    );
  }
}

interface Scope {
  /** Until the callback returns: what it started and left running is free after that. */
  open: boolean;
}

/** Prisma's client, and the way past its engine. */
export type StoreClient = PrismaClient & { direct: DirectStore };

/**
 * The client, but with statements refused that are made on it in the flow of a `$transaction` callback.
 *
 * The check is made where a statement is asked for (a lazy one: where it is first awaited), not in the adapter: Prisma
 * gathers statements of several flows and sends them on in the async context of one of them.
 *
 * @param connected what the client is connected to; null before its first statement
 */
export function guardClient(client: PrismaClient, connected: () => DirectStore | null): StoreClient {
  const scopes = new AsyncLocalStorage<Scope>();
  const refuseInside = (statement: string) => {
    if (scopes.getStore()?.open) throw new OuterClientError(statement);
  };
  const inScope =
    <Tx, T>(work: (tx: Tx) => Promise<T>) =>
    async (tx: Tx): Promise<T> => {
      const scope: Scope = { open: true };
      try {
        // Awaited inside: a statement of Prisma's that is returned begins only there.
        return await scopes.run(scope, async () => await work(tx));
      } finally {
        scope.open = false;
      }
    };
  const transaction = client.$transaction.bind(client) as (
    work: unknown,
    options?: unknown,
  ) => Promise<unknown>;
  const direct = async (statement: string): Promise<DirectStore> => {
    refuseInside(statement);
    if (!connected()) await client.$connect();
    return connected() as DirectStore;
  };
  const guarded = client.$extends({
    query: {
      $allOperations({ model, operation, args, query }) {
        refuseInside(model ? `${model}.${operation}` : operation);
        return query(args);
      },
    },
    client: {
      direct: {
        read: async (...statement) => (await direct("direct.read")).read(...statement),
        write: async (...statements) => (await direct("direct.write")).write(...statements),
        transaction: async (work) => (await direct("direct.transaction")).transaction(inScope(work)),
      } satisfies DirectStore,
      // On the client without the extension: so `tx` is not refused.
      async $transaction(work: unknown, options?: unknown) {
        refuseInside("$transaction");
        return transaction(
          typeof work === "function" ? inScope(work as (tx: unknown) => Promise<unknown>) : work,
          options,
        );
      },
    },
  });
  return guarded as unknown as StoreClient;
}
