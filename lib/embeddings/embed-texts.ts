import "server-only";
import { setMaxListeners } from "node:events";
import { DomainError } from "@/lib/core/errors";
import { cutText, wellFormed } from "@/lib/core/unicode";
import { type CallFailure, callFailure } from "@/lib/net/call-failure";
import { RetryPolicy } from "@/lib/net/retry-policy";
import { callEmbeddings } from "./call-embeddings";
import { type EmbeddingDeps, embeddingDeps } from "./deps";
import { PLAIN_TEXT } from "./explain-refusal";
import { type Embedding, isVector } from "./read-embeddings";

/** Characters; every encoder has a limit, and an idea says what it is in its first thousand words. */
const MAX_TEXT = 8000;
/** A batch whose rate limit does not lift is too much at once. */
const MAX_RATE_LIMITS_OF_A_BATCH = 3;

interface Options {
  signal?: AbortSignal;
  /** Milliseconds without a vector after which it is given up; by itself as long as retries are left. */
  maxIdleMs?: number;
}

/**
 * Embeds one text with the configured provider.
 *
 * @throws DomainError `embedding_*` with the last reason; or the signal's reason when aborted
 */
export async function embedText(
  text: string,
  options: Options = {},
  deps?: EmbeddingDeps,
): Promise<{ vector: Float32Array; model: string }> {
  const { embeddings, model } = await embedTexts([text], options, deps);
  const [vector] = embeddings;
  if (vector instanceof Float32Array) return { vector, model };
  throw vector ?? new DomainError("embedding_invalid", "The embedding service answered without an embedding");
}

/**
 * Embeds texts with the configured provider, in batches. Failed calls and answers that cannot be used are retried as
 * those of models are. A batch that is refused or keeps failing is halved, down to one text; a text that the service
 * does not embed while it embeds others is an error in its place. A batch that takes too long is sent text by text.
 *
 * @returns one embedding per text, in order, as the provider sent them
 * @throws DomainError `embedding_*` where it is the service that fails; or the signal's reason when aborted
 */
export async function embedTexts(
  texts: string[],
  { signal: stop = new AbortController().signal, maxIdleMs }: Options = {},
  deps: EmbeddingDeps = embeddingDeps(),
): Promise<{ embeddings: Embedding[]; model: string }> {
  // All rows of a run share one signal; Node would report a leak from the eleventh listener on.
  setMaxListeners(0, stop);
  const idle = new AbortController();
  const giveUp = () => idle.abort(new DOMException("idle", "TimeoutError"));
  const timer = maxIdleMs === undefined ? undefined : setTimeout(giveUp, maxIdleMs);
  const signal = timer ? AbortSignal.any([stop, idle.signal]) : stop;
  const onEmbedded = () => timer?.refresh();
  const work: Work = { signal, deps, isOnlyText: texts.length === 1, last: undefined, onEmbedded };
  const embeddings: Embedding[] = [];
  try {
    while (embeddings.length < texts.length) {
      const start = embeddings.length;
      const part = texts.slice(start, start + deps.provider.batch).map(sendable);
      embeddings.push(...(await embedPart(part, work)));
    }
  } catch (error) {
    throw signal.aborted ? reasonOf(signal, work.last) : error;
  } finally {
    clearTimeout(timer);
  }
  return { embeddings, model: deps.provider.model };
}

const sendable = (text: string) => wellFormed(cutText(text, MAX_TEXT));

interface Work {
  signal: AbortSignal;
  deps: EmbeddingDeps;
  isOnlyText: boolean;
  /** Why the last request failed. */
  last: DomainError | undefined;
  onEmbedded(): void;
}

/** @param isHalf of a batch that failed: it is not asked for again and again */
async function embedPart(texts: string[], work: Work, isHalf = false): Promise<Embedding[]> {
  const { deps, signal } = work;
  const isBatch = texts.length > 1;
  // Lowered meanwhile.
  if (texts.length > deps.provider.batch) return embedPieces(texts, deps.provider.batch, work);
  const retry = new RetryPolicy(isHalf ? { ...deps, maxRetries: Math.min(1, deps.maxRetries) } : deps);
  for (let tries = 1; ; tries++) {
    const result = await callEmbeddings(texts, signal, deps);
    if ("embeddings" in result && result.embeddings.some(isVector)) {
      work.onEmbedded();
      return askForMissing(texts, result.embeddings, work);
    }
    const failure = "failure" in result ? result.failure : unusable(result.embeddings);
    work.last = failure.error;
    const half = Math.ceil(texts.length / 2);
    if (isBatch && failure.kind === "rejected") return embedTooLarge(texts, half, work);
    if (isBatch && failure.kind === "rate_limited" && tries === MAX_RATE_LIMITS_OF_A_BATCH) {
      return embedPieces(texts, half, work);
    }
    const isSlow = failure.error.code === "embedding_timeout";
    if (isSlow && (isBatch || isHalf) && (await isOfTheTexts(failure, work))) {
      return isBatch ? embedTooLarge(texts, 1, work) : [failure.error];
    }
    let delay: number;
    try {
      delay = retry.nextDelay(failure, result.tookMs);
    } catch (error) {
      if (!(error instanceof DomainError) || !(await isOfTheTexts(failure, work))) throw error;
      return isBatch ? embedPieces(texts, half, work) : [error];
    }
    if (isBatch && (isHalf || tries > 1) && (await isOfTheTexts(failure, work))) {
      return embedPieces(texts, half, work);
    }
    await deps.clock.wait(delay, signal);
  }
}

async function embedPieces(texts: string[], size: number, work: Work): Promise<Embedding[]> {
  const embeddings: Embedding[] = [];
  while (embeddings.length < texts.length) {
    const start = embeddings.length;
    embeddings.push(...(await embedPart(texts.slice(start, start + size), work, true)));
  }
  return embeddings;
}

/** Where all of a batch are embedded in smaller ones, it was too large, and none of its size is sent again. */
async function embedTooLarge(texts: string[], size: number, work: Work): Promise<Embedding[]> {
  const embeddings = await embedPieces(texts, size, work);
  const { provider } = work.deps;
  if (embeddings.every(isVector)) provider.batch = Math.min(provider.batch, Math.ceil(texts.length / 2));
  return embeddings;
}

/** Asks once more for the texts of an answer that got no vector while others did. */
async function askForMissing(texts: string[], embeddings: Embedding[], work: Work): Promise<Embedding[]> {
  const missing = texts.filter((_, index) => !isVector(embeddings[index] as Embedding));
  if (missing.length === 0) return embeddings;
  const result = await callEmbeddings(missing, work.signal, work.deps);
  if (!("embeddings" in result)) return embeddings;
  const again = [...result.embeddings];
  return embeddings.map((embedding) => (isVector(embedding) ? embedding : (again.shift() ?? embedding)));
}

function unusable(embeddings: Embedding[]): CallFailure {
  const error = embeddings.find((embedding) => embedding instanceof DomainError);
  const { code, message } = error ?? new DomainError("embedding_invalid", "The answer is empty");
  return callFailure("invalid", code, message, { responded: true, mayHaveCost: true });
}

/** Whether a failure is about the texts: the service embeds another one. */
async function isOfTheTexts({ kind }: CallFailure, { deps, signal, isOnlyText }: Work): Promise<boolean> {
  if (kind === "rejected") return true;
  if (kind !== "transient" && kind !== "loading" && kind !== "invalid") return false;
  if (isOnlyText) return true;
  const result = await callEmbeddings([PLAIN_TEXT], signal, deps);
  return "embeddings" in result && result.embeddings.every(isVector);
}

/** Where a deadline aborted it, why there was no answer until then. */
function reasonOf({ reason }: AbortSignal, last: DomainError | undefined): unknown {
  if (!(reason instanceof Error) || reason.name !== "TimeoutError") return reason;
  return last ?? new DomainError("embedding_timeout", "The embedding endpoint did not answer in time.");
}
