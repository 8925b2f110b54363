import type { Cancellation } from "inngest/types";
import { SMALL_RUN } from "@/lib/runs/run-size";
import { settings } from "@/lib/settings/settings";
import { ideasCancelled, ideasRequested } from "../events";

/**
 * One queue for all functions and runs. Four times the model calls in flight: beside the rows that are asked for, as many
 * between two calls, and twice as many that wait to begin (`lib/runs/row/writing-slot.ts`), so that the limiter can tell when
 * few are left (`lib/net/limiter.ts`).
 */
export const SHARED_QUEUE = {
  scope: "env" as const,
  key: '"waywo"',
  // A getter, since this module is loaded before the stored settings: Inngest reads it at registration.
  get limit() {
    return settings().LLM_CONCURRENCY * 4;
  },
};

/**
 * Seconds by which what somebody waits for goes before the rest: as long as a batch's rows may wait, 200 of four calls of three
 * seconds with eight in flight. Rows that have waited for longer are not passed any more; Inngest takes ten minutes at most.
 */
const AHEAD = 300;

/** `isSmall` (`lib/runs/run-size.ts`) in Inngest's language. */
export const SMALL_RUNS_FIRST = {
  run: `event.data.ideas < ${SMALL_RUN + 1} && event.data.batch == false ? ${AHEAD} : 0`,
};

/** One idea that somebody asked for. */
export const ONE_IDEA_FIRST = { run: String(AHEAD) };

/** A run was cancelled, or a newer round has taken it over. */
export const RUN_CANCELLED: Cancellation[] = [
  { event: ideasCancelled.name, if: "event.data.taskId == async.data.taskId" },
  {
    event: ideasRequested.name,
    if: "event.data.taskId == async.data.taskId && async.data.round > event.data.round",
  },
];

/** Attempts after the first, for errors that are not an idea's: a busy store, a bug. */
export const RETRIES = 3;

/** How long work waits before it checks the token budget again; a restart of the app ends the wait. */
export const BUDGET_WAIT = "5m";
