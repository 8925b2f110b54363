import "server-only";
import type { Journal, JournalBatch, StepRecord } from "@/lib/builtin/executor/journal";
import { db } from "@/lib/core/db";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { assertStoreInPlace } from "@/lib/store/identity";
import { clearWriteFailure, noteWriteFailure } from "@/lib/store/write-failure";
import { eventToRow, outputToJson, runFromRow, runToRow, stepFromRow, stepToRow } from "./journal-records";

/**
 * The executor's journal in the store: three tables, one transaction per batch. Every step writes to it and failed
 * writes are retried, so this is also where a store that cannot be written to is noticed, and its recovery.
 */
export function prismaJournal(client: () => PrismaClient = db): Journal {
  return {
    async write(batch) {
      try {
        assertStoreInPlace();
        await client().$transaction(statements(client(), batch));
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

/** Runs come before their steps, for the foreign key; rows that are replaced are deleted first. */
function statements(client: PrismaClient, { events, started, steps, attempts, ended }: JournalBatch) {
  return [
    ...(events.length > 0
      ? [
          client.executorEvent.deleteMany({ where: { id: { in: events.map(({ event }) => event.id) } } }),
          client.executorEvent.createMany({ data: events.map(eventToRow) }),
        ]
      : []),
    ...(started.length > 0 ? [client.executorRun.createMany({ data: started.map(runToRow) })] : []),
    ...(steps.length > 0
      ? [
          client.executorStep.deleteMany({ where: { OR: byRun(steps) } }),
          client.executorStep.createMany({ data: steps.map(stepToRow) }),
        ]
      : []),
    ...attempts.map(({ runId, attempt }) =>
      client.executorRun.updateMany({ where: { id: runId }, data: { attempt } }),
    ),
    ...ended.map(({ runId, state, result, endedAt }) =>
      client.executorRun.updateMany({
        where: { id: runId },
        data: { state, outputJson: outputToJson(result), endedAt: new Date(endedAt) },
      }),
    ),
  ];
}

function byRun(steps: StepRecord[]): { runId: string; stepId: { in: string[] } }[] {
  const ids = new Map<string, string[]>();
  for (const { runId, stepId } of steps) ids.set(runId, [...(ids.get(runId) ?? []), stepId]);
  return [...ids].map(([runId, stepIds]) => ({ runId, stepId: { in: stepIds } }));
}
