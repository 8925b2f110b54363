import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Reembedding } from "@/lib/contracts/reembedding";
import { toDomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import { embeddingDeps } from "@/lib/embeddings/deps";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { lastEmbeddingError, startEmbedding, stopEmbedding } from "./embed-in-background";
import { countComparable } from "./embed-projects";
import { placeOfReembedding, planReembed, reembedSome } from "./reembed-projects";

/** Projects between two looks at how far it is: a second or two of the built-in encoder. */
const PART = 64;

interface Job {
  model: string;
  total: number;
  done: number;
  failed: number;
  stop: AbortController;
  ended: Promise<void>;
}

interface State {
  job: Job | null;
  /** Why the last one ended before its end, and of which model it was. */
  error: { model: string; sentence: string } | null;
}

const state = () => singleton<State>("reembedding", () => ({ job: null, error: null }));

/**
 * Gives every project a fresh vector of the embedding model in use, in this process, from now on. Where it has come to is
 * stored: after a restart or a failure it is `interrupted`, and goes on when it is started again. While it is under way,
 * nothing else embeds in the background. Starting it twice is harmless.
 *
 * @param restart from the first project, where it was interrupted
 */
export function startReembedding({ restart }: { restart: boolean }): Promise<Reembedding> {
  return singleFlight("start reembedding", async () => {
    const known = state();
    if (!known.job) {
      const { model, total, left } = await planReembed(restart);
      known.error = null;
      const job: Job = {
        ...{ model, total, done: total - left, failed: 0 },
        stop: new AbortController(),
        ended: Promise.resolve(),
      };
      known.job = job;
      job.ended = run(job);
    }
    return getReembedding();
  });
}

/** Resolves when the one under way, if any, has been given up; it is interrupted then. */
export async function stopReembedding(): Promise<void> {
  const { job } = state();
  job?.stop.abort();
  await job?.ended;
}

/** How far the re-embedding is, and how many projects have a vector of the model in use. */
export async function getReembedding(): Promise<Reembedding> {
  const { job, error } = state();
  const { size: projects, comparable: embedded } = await countComparable();
  const { total, left } = await placeOfReembedding();
  const { model, twin, host: where } = embeddingProvider();
  const host = twin === "external" ? where : null;
  if (job) {
    const { done, failed } = job;
    return {
      state: "running",
      model: job.model,
      host,
      total: job.total,
      done,
      failed,
      error: null,
      projects,
      embedded,
    };
  }
  return {
    state: left > 0 && left < total ? "interrupted" : "idle",
    ...{ model, host, total, done: total - left, failed: 0 },
    error: error?.model === model ? error.sentence : (lastEmbeddingError()?.message ?? null),
    ...{ projects, embedded },
  };
}

/** Never rejects. */
async function run(job: Job): Promise<void> {
  const { signal } = job.stop;
  const known = state();
  try {
    await stopEmbedding();
    for (let left = 1; left > 0; ) {
      signal.throwIfAborted();
      if (embeddingProvider().model !== job.model) throw new Error("another embedding model is in use");
      const startedAt = performance.now();
      const part = await reembedSome(PART, signal);
      left = part.left;
      job.done = Math.max(job.done, job.total - left);
      job.failed += part.failures.length;
      // Runs embed, too: half of the time is theirs.
      if (left > 0 && embeddingDeps().limiter.inFlight > 0)
        await wait(performance.now() - startedAt, undefined, { signal });
    }
    logger.info(
      { model: job.model, projects: job.total, failed: job.failed },
      "all projects were re-embedded",
    );
  } catch (thrown) {
    if (!signal.aborted) {
      known.error = { model: job.model, sentence: toDomainError(thrown).message };
      logger.warn({ err: thrown }, "the re-embedding ended before its end");
    }
  } finally {
    known.job = null;
    if (!signal.aborted) startEmbedding();
  }
}
