import "server-only";
import type { Journal, JournalBatch } from "@/lib/builtin/executor/journal";
import { db } from "@/lib/core/db";
import type { Statement } from "@/lib/store/connection/direct";
import type { StoreClient } from "@/lib/store/connection/guard-client";
import { assertStoreInPlace } from "@/lib/store/identity";
import { readSql } from "@/lib/store/sql";
import { clearWriteFailure, noteWriteFailure } from "@/lib/store/write-failure";
import { endingToRow, eventToRow, runFromRow, runToRow, stepFromRow, stepToRow } from "./journal-records";

/**
 * The executor's journal in the store: three tables, one transaction per batch. Every step writes to it and failed
 * writes are retried, so this is also where a store that cannot be written to is noticed, and its recovery.
 */
export function prismaJournal(client: () => StoreClient = db): Journal {
  return {
    async write(batch) {
      try {
        assertStoreInPlace();
        await client().direct.write(...statements(batch));
        clearWriteFailure();
      } catch (error) {
        noteWriteFailure(error);
        throw error;
      }
    },

    async load(since) {
      const after = { gte: new Date(since) };
      const [runs, steps, events, keys] = await client().$transaction([
        client().executorRun.findMany({ where: { endedAt: null }, orderBy: { id: "asc" } }),
        client().executorStep.findMany({ where: { run: { endedAt: null } }, orderBy: { createdAt: "asc" } }),
        client().executorEvent.findMany({
          where: { receivedAt: after },
          select: { id: true, receivedAt: true },
        }),
        client().executorRun.findMany({
          where: { createdAt: after, idempotencyKey: { not: null } },
          select: { functionId: true, idempotencyKey: true, createdAt: true },
        }),
      ]);
      return {
        runs: runs.map(runFromRow),
        steps: steps.map(stepFromRow),
        events: events.map(({ id, receivedAt }) => ({ id, receivedAt: receivedAt.getTime() })),
        keys: keys.map(({ functionId, idempotencyKey, createdAt }) => ({
          functionId,
          key: idempotencyKey ?? "",
          createdAt: createdAt.getTime(),
        })),
      };
    },

    async prune(before) {
      const old = { lt: new Date(before) };
      await client().$transaction([
        client().executorRun.deleteMany({ where: { endedAt: old } }),
        client().executorEvent.deleteMany({ where: { receivedAt: old } }),
      ]);
    },
  };
}

/** One for each table at most. Runs come before their steps, for the foreign key. */
function statements({ events, started, steps, attempts, ended }: JournalBatch): Statement[] {
  const records: [name: string, rows: object[]][] = [
    ["events", events.map(eventToRow)],
    ["runs", started.map(runToRow)],
    ["steps", steps.map(stepToRow)],
    // Of one run's the last, as if they were written one after the other.
    ["attempts", [...new Map(attempts.map((one) => [one.runId, one])).values()]],
    ["endings", ended.map(endingToRow)],
  ];
  return records
    .filter(([, rows]) => rows.length > 0)
    .map(([name, rows]) => ({ sql: readSql(`journal/${name}`), values: [JSON.stringify(rows)] }));
}
