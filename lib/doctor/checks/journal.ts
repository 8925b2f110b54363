import "server-only";
import { isFinished } from "@/lib/contracts/run-state";
import { db } from "@/lib/core/db";
import type { ExecutorRun } from "@/lib/generated/prisma/client";
import type { Fault } from "../finding";
import { paged } from "../paged";

const PAGE = 200;
/** A row asleep in a run that has ended wakes after five minutes, and ends. */
const AFTER_MS = 15 * 60_000;

/** What the executor's journal holds open belongs to a run that is open, or has ended just now. */
export async function* journal(): AsyncGenerator<Fault> {
  const open = paged("", (after) =>
    db().executorRun.findMany({
      where: { id: { gt: after }, endedAt: null },
      orderBy: { id: "asc" },
      take: PAGE,
    }),
  );
  for await (const entry of open) {
    const says = await whatIsWrong(entry);
    if (says === null) continue;
    const sentence = `The queue's journal holds ${entry.functionId} ${entry.id} open, ${says}.`;
    yield { code: "stale_journal", sentence, repair: () => endEntry(entry) };
  }
}

async function whatIsWrong(entry: ExecutorRun): Promise<string | null> {
  const { parentRunId } = entry;
  if (parentRunId !== null && !(await db().executorRun.findUnique({ where: { id: parentRunId } })))
    return "and not what invoked it";
  const taskId = taskIdOf(entry);
  if (taskId === null) return null;
  const run = await db().generationRun.findUnique({ where: { id: taskId } });
  if (!run) return `for run ${taskId}, which does not exist`;
  const endedAt = run.finishedAt ?? run.updatedAt;
  const stale = isFinished(run) && endedAt.getTime() < Date.now() - AFTER_MS;
  return stale ? `for run ${taskId}, which has ended` : null;
}

/** The run a function works for; that of a failure handler is in the event of what failed. */
function taskIdOf({ eventJson }: ExecutorRun): string | null {
  const { data } = JSON.parse(eventJson) as { data?: { taskId?: unknown; event?: { data?: object } } };
  const { taskId } = { ...data?.event?.data, ...data } as { taskId?: unknown };
  return typeof taskId === "string" ? taskId : null;
}

/** Ended rather than deleted: the executor of this process may still write steps of it. */
async function endEntry({ id }: ExecutorRun): Promise<void> {
  const data = { state: "cancelled", endedAt: new Date() };
  await db().executorRun.updateMany({ where: { id, endedAt: null }, data });
}
