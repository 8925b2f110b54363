import "server-only";
import { singleton } from "@/lib/core/singleton";
import { llmDeps } from "@/lib/llm/deps";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { AdaptiveLimiter, type Turn } from "@/lib/net/limiter";
import { settings } from "@/lib/settings/settings";

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

/**
 * Rows for an endpoint that are written at once, for each call in flight: one is asked for, one embeds, saves or waits. What a
 * row is told of its siblings is read when it begins, so that more would know of fewer.
 */
const ROWS_A_CALL = 2;

const slots = () =>
  singleton("writing-slots", () => {
    const open = new AdaptiveLimiter(1);
    llmDeps().limiter.toCome = () => open.waiting;
    return {
      builtIn: new AdaptiveLimiter(BUILT_IN_ROWS),
      open,
      opening: new AdaptiveLimiter(OPENING_ROWS),
    };
  });

export interface WritingSlot {
  /** The row's first call waits for the limiter, which counts it from then on. */
  asks(): void;
  /** The row is written, or it failed. */
  release(): void;
}

/**
 * Waits until a row may be written; runs take turns, and small ones pass the others.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function takeWritingSlot(
  taskId: string,
  signal: AbortSignal,
  passes: boolean,
): Promise<WritingSlot> {
  const { builtIn, open, opening } = slots();
  const turn: Turn = { done: 0, passes };
  if (llmEndpoint().twin === "built-in") {
    const give = await builtIn.acquire(taskId, signal, turn);
    return { asks: () => {}, release: () => give("answered") };
  }
  open.resize(settings().LLM_CONCURRENCY * ROWS_A_CALL);
  const close = await open.acquire(taskId, signal, turn);
  try {
    const begin = await opening.acquire(taskId, signal, turn);
    const asks = () => begin("answered");
    const release = () => {
      asks();
      close("answered");
    };
    return { asks, release };
  } catch (error) {
    close("failed");
    throw error;
  }
}
