import type { Cancellation } from "inngest/types";
import { env } from "@/lib/core/env";
import { ideasCancelled } from "../events";

/**
 * One queue for all functions and runs. Twice the model calls in flight: while half of the rows wait for the model,
 * the other half embeds and saves.
 */
export const SHARED_QUEUE = { scope: "env", key: '"waywo"', limit: env().LLM_CONCURRENCY * 2 } as const;

export const RUN_CANCELLED: Cancellation[] = [
  { event: ideasCancelled.name, if: "event.data.taskId == async.data.taskId" },
];

/** Attempts after the first, for errors that are not an idea's: a busy store, a bug. */
export const RETRIES = 3;
