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
 * does not embed while it embeds others is an error in its place.
 *
 * @returns one embedding per text, in order, as the provider sent them
 * @throws DomainError `embedding_*` where it is the service that fails; or the signal's reason when aborted
 */
export async function embedTexts(
  texts: string[],
  { signal = new AbortController().signal }: Options = {},
  deps: EmbeddingDeps = embeddingDeps(),
): Promise<{ embeddings: Embedding[]; model: string }> {
  // All rows of a run share one signal; Node would report a leak from the eleventh listener on.
  setMaxListeners(0, signal);
  const work: Work = { signal, deps, isOnlyText: texts.length === 1, last: undefined };
  const embeddings: Embedding[] = [];
  try {
    while (embeddings.length < texts.length) {
      const start = embeddings.length;
      const part = texts.slice(start, start + deps.provider.batch).map(sendable);
      embeddings.push(...(await embedPart(part, work)));
    }
  } catch (error) {
    throw signal.aborted ? reasonOf(signal, work.last) : error;
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
}

/** @param isHalf of a batch that failed: it is not asked for again and again */
async function embedPart(texts: string[], work: Work, isHalf = false): Promise<Embedding[]> {
  const { deps, signal } = work;
  const isBatch = texts.length > 1;
  if (texts.length > deps.provider.batch) return embedHalves(texts, work);
  const retry = new RetryPolicy(isHalf ? { ...deps, maxRetries: Math.min(1, deps.maxRetries) } : deps);
  for (let tries = 1; ; tries++) {
    const result = await callEmbeddings(texts, signal, deps);
    if ("embeddings" in result && result.embeddings.some(isVector)) {
      return askForMissing(texts, result.embeddings, work);
    }
    const failure = "failure" in result ? result.failure : unusable(result.embeddings);
    work.last = failure.error;
    if (isBatch && failure.kind === "rejected") return embedRefused(texts, work);
    if (isBatch && failure.kind === "rate_limited" && tries === MAX_RATE_LIMITS_OF_A_BATCH) {
      return embedHalves(texts, work);
    }
    let delay: number;
    try {
      delay = retry.nextDelay(failure, result.tookMs);
    } catch (error) {
      if (!(error instanceof DomainError) || !(await isOfTheTexts(failure, work))) throw error;
      return isBatch ? embedHalves(texts, work) : [error];
    }
    if (isBatch && (isHalf || tries > 1) && (await isOfTheTexts(failure, work))) {
      return embedHalves(texts, work);
    }
    await deps.clock.wait(delay, signal);
  }
}

async function embedHalves(texts: string[], work: Work): Promise<Embedding[]> {
  const middle = Math.ceil(texts.length / 2);
  const first = await embedPart(texts.slice(0, middle), work, true);
  return [...first, ...(await embedPart(texts.slice(middle), work, true))];
}

/** Where all of a refused batch are embedded in smaller ones, it was too large, and no larger one is sent again. */
async function embedRefused(texts: string[], work: Work): Promise<Embedding[]> {
  const embeddings = await embedHalves(texts, work);
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
  if (kind !== "transient" && kind !== "invalid") return false;
  if (isOnlyText) return true;
  const result = await callEmbeddings([PLAIN_TEXT], signal, deps);
  return "embeddings" in result && result.embeddings.every(isVector);
}

/** Where a deadline aborted it, why there was no answer until then. */
function reasonOf({ reason }: AbortSignal, last: DomainError | undefined): unknown {
  if (!(reason instanceof Error) || reason.name !== "TimeoutError") return reason;
  return last ?? new DomainError("embedding_timeout", "The embedding endpoint did not answer in time.");
}
