import type { EventPayload } from "./journal";
import type { FunctionSpec } from "./registry";

/** Inngest's bound on a factor, in seconds either way (Docs: Priority). */
const MAX_FACTOR = 600;

/**
 * By how many milliseconds the calls of a run count as queued earlier than they were. As in Inngest, a value beyond ten
 * minutes counts ten, and one that is no integer nothing: an event of a version before may lack what the expression reads.
 */
export function readPriority({ priority }: FunctionSpec, event: EventPayload): number {
  const factor = priority?.({ event });
  if (!Number.isInteger(factor)) return 0;
  return Math.max(-MAX_FACTOR, Math.min(Number(factor), MAX_FACTOR)) * 1000;
}
