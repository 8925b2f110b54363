import { isEmbedded } from "@/lib/core/executor-kind";
import { singleton } from "@/lib/core/singleton";
import type { OpenRun } from "@/lib/runs/run-queue";
import { executor } from "./client";
import { bulkRequested, ideasRequested, regenerationRequested } from "./events";
import { SHARED_QUEUE } from "./functions/flow-control";
import { keyTrouble, mendedAt, queueTrouble } from "./queue-trouble";

/**
 * How long a run may rest at a real server before it counts as lost: twice as long as a row waits for the token
 * budget, and longer than the server's waits between the attempts of a step.
 */
const QUIET_MS = 10 * 60_000;

interface Work {
  /** By run: its steps and sends under way in this process. */
  underWay: Map<string, number>;
  /** When this process began to work; whatever rested then may have been lost with the process before it. */
  since: number;
}

const work = () => singleton<Work>("run-work", () => ({ underWay: new Map(), since: Date.now() }));

/** Runs a step of a run, or sends its event; the run counts as worked on meanwhile. */
export async function working<T>(taskId: string, task: () => Promise<T>): Promise<T> {
  const { underWay } = work();
  const count = (by: number) => {
    const now = (underWay.get(taskId) ?? 0) + by;
    if (now > 0) underWay.set(taskId, now);
    else underWay.delete(taskId);
  };
  count(1);
  try {
    return await task();
  } finally {
    count(-1);
  }
}

/** From now on, runs that rested until now count as lost at a real server; not where other instances may work on them. */
export function beginWork({ hasOthers }: { hasOthers: boolean }): void {
  work().since = hasOthers ? 0 : Date.now();
}

/**
 * Whether somebody works on a round of a run, of a regeneration or of a bulk change, or will. The built-in executor knows. Of a real server only the calls in
 * this process are known; while it makes as many as it may, other runs wait their turn.
 */
export function isHeld(run: OpenRun): boolean {
  const { underWay, since } = work();
  if (underWay.has(run.id)) return true;
  if (isEmbedded()) return executor().holds((event) => isOfRound(event, run));
  const busy = [...underWay.values()].reduce((sum, calls) => sum + calls, 0);
  if (busy >= SHARED_QUEUE.limit) return true;
  return run.movedAt.getTime() > Math.max(since, mendedAt(), Date.now() - QUIET_MS);
}

/** How long nothing may be heard of a run before its status says so; the server's shorter waits mean nothing. */
const SILENT_MS = 60_000;
const SILENT =
  "The run waits for Inngest, which has not worked on it for a while; before long it is sent again.";

/**
 * Why a run rests that nobody works on in this process.
 *
 * @param known what the store says about it
 */
export function whyWaiting(run: OpenRun, known: string | null): string | null {
  if (isEmbedded() || work().underWay.has(run.id)) return known;
  const silent = run.movedAt.getTime() < Date.now() - SILENT_MS ? SILENT : null;
  return keyTrouble() ?? known ?? queueTrouble() ?? silent;
}

/** By the event that starts a round: what it names its work by. */
const WORK: Record<string, string> = {
  [ideasRequested.name]: "taskId",
  [regenerationRequested.name]: "candidateId",
  [bulkRequested.name]: "bulkId",
};

interface QueuedEvent {
  name: string;
  data: Record<string, unknown>;
}

/** Whether an event starts the round, or tells that its function failed, which ends the run. */
function isOfRound({ name, data }: QueuedEvent, run: OpenRun): boolean {
  if (name === "inngest/function.failed") return isOfRound(data.event as QueuedEvent, run);
  const id = name in WORK && data[WORK[name] ?? ""];
  return String(id) === run.id && data.round === run.round;
}
