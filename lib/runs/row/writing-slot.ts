import "server-only";
import { singleton } from "@/lib/core/singleton";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { AdaptiveLimiter } from "@/lib/net/limiter";

/**
 * Rows that the built-in services write at once: one is composed, one embedded, one stored. More would only share the two
 * threads and end together: of fifty ideas the first came after an eighth of the time, and sixteen with it.
 */
const BUILT_IN_ROWS = 3;

const slots = () => singleton("writing-slots", () => new AdaptiveLimiter(BUILT_IN_ROWS));

/**
 * Waits until a row may be written; runs take turns. Rows for an endpoint need not wait: its calls are limited one by one.
 *
 * @returns what gives the slot back
 * @throws the signal's reason, once it is aborted
 */
export async function takeWritingSlot(taskId: string, signal: AbortSignal): Promise<() => void> {
  if (llmEndpoint().twin !== "built-in") return () => {};
  const release = await slots().acquire(taskId, signal);
  return () => release("answered");
}
