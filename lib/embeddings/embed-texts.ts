import "server-only";
import { setMaxListeners } from "node:events";
import { DomainError } from "@/lib/core/errors";
import { cutText, wellFormed } from "@/lib/core/unicode";
import { RetryPolicy } from "@/lib/net/retry-policy";
import { callEmbeddings } from "./call-embeddings";
import { type EmbeddingDeps, embeddingDeps } from "./deps";

/** Characters; every encoder has a limit, and an idea says what it is in its first thousand words. */
const MAX_TEXT = 8000;

interface Embeddings {
  /** One per text, in order, as the provider sent them. */
  vectors: Float32Array[];
  model: string;
}

/**
 * Embeds texts with the configured provider, in batches. Failed calls and answers that cannot be used are retried as
 * those of models are.
 *
 * @throws DomainError `embedding_*` with the last reason; or the signal's reason when aborted
 */
export async function embedTexts(
  texts: string[],
  { signal = new AbortController().signal }: { signal?: AbortSignal } = {},
  deps: EmbeddingDeps = embeddingDeps(),
): Promise<Embeddings> {
  // All rows of a run share one signal; Node would report a leak from the eleventh listener on.
  setMaxListeners(0, signal);
  const { batch, model } = deps.provider;
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += batch) {
    const part = texts.slice(start, start + batch).map((text) => wellFormed(cutText(text, MAX_TEXT)));
    vectors.push(...(await embedBatch(part, signal, deps)));
  }
  return { vectors, model };
}

async function embedBatch(
  texts: string[],
  signal: AbortSignal,
  deps: EmbeddingDeps,
): Promise<Float32Array[]> {
  const retry = new RetryPolicy(deps);
  let last: DomainError | undefined;
  try {
    for (;;) {
      const result = await callEmbeddings(texts, signal, deps);
      if ("vectors" in result) return result.vectors;
      last = result.failure.error;
      await deps.clock.wait(retry.nextDelay(result.failure, result.tookMs), signal);
    }
  } catch (error) {
    throw signal.aborted ? reasonOf(signal, last) : error;
  }
}

/** Where a deadline aborted it, why there was no answer until then. */
function reasonOf({ reason }: AbortSignal, last: DomainError | undefined): unknown {
  if (!(reason instanceof Error) || reason.name !== "TimeoutError") return reason;
  return last ?? new DomainError("embedding_timeout", "The embedding endpoint did not answer in time.");
}
