import type { Cancellation } from "inngest/types";
import { env } from "@/lib/core/env";
import { ideasCancelled } from "../events";

/**
 * The one queue that everything shares. Twice the model calls in flight: while half of the rows wait for the
 * model, the others embed and save, and the model never waits for a row.
 */
export const QUEUE = { scope: "env", key: '"waywo"', limit: env().LLM_CONCURRENCY * 2 } as const;

/** Ends a function when its run is cancelled. */
export const CANCEL_ON_CANCELLED: Cancellation[] = [
  { event: ideasCancelled.name, if: "event.data.taskId == async.data.taskId" },
];
