import type { Cancellation } from "inngest/types";
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
