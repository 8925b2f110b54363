import "server-only";
import { singleton } from "@/lib/core/singleton";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { AdaptiveLimiter } from "@/lib/net/limiter";

/**
 * Rows that the built-in services write at once: one is composed, one embedded, one stored. More would only share the two
 * threads and end together: of fifty ideas the first came after an eighth of the time, and sixteen with it.
 */
const BUILT_IN_ROWS = 3;

/**
 * Rows for an endpoint that read the store for their first call at once. Fifty that did so together all asked after half a
 * second, when the first could have asked after a tenth of that.
 */
const OPENING_ROWS = 2;

const slots = () =>
  singleton("writing-slots", () => ({
    builtIn: new AdaptiveLimiter(BUILT_IN_ROWS),
    opening: new AdaptiveLimiter(OPENING_ROWS),
  }));

export interface WritingSlot {
  /** The row's first call waits for the limiter, which counts it from then on. */
  asks(): void;
  /** The row is written, or it failed. */
  release(): void;
}

/**
 * Waits until a row may be written; runs take turns. Rows for an endpoint wait only to begin: its calls are limited one by
 * one.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function takeWritingSlot(taskId: string, signal: AbortSignal): Promise<WritingSlot> {
  const { builtIn, opening } = slots();
  const isBuiltIn = llmEndpoint().twin === "built-in";
  const give = await (isBuiltIn ? builtIn : opening).acquire(taskId, signal);
  const release = () => give("answered");
  return { asks: isBuiltIn ? () => {} : release, release };
}
