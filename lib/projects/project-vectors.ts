import "server-only";
import { storeAddress } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { embeddingProvider } from "@/lib/embeddings/provider";
import type { NearestInput, NearestOutput, SimilarInput, StoreInput } from "@/lib/workers/messages";
import { workers } from "@/lib/workers/workers";

interface NearestOptions {
  limit: number;
  /** A project that is no neighbour: the one that the vector is of. */
  except?: number;
  /** Whether projects that are not valid are left out. */
  validOnly?: boolean;
  /**
   * Whether the answer may come while the index is still being filled, from what it holds by then: for somebody who
   * waits for it. Else all that is in the store when this is called counts.
   */
  partial?: boolean;
  signal?: AbortSignal;
}

/**
 * The projects whose vectors are nearest to this one, among those of the same model, or of none that was recorded
 * (waywo's own), and of the same length. Searched in a thread.
 *
 * @returns at most `limit` neighbours, the nearest first, and how many of the valid projects were compared
 * @throws ThreadError; with SQLite's code where the store could not be read
 */
export async function nearestProjects(
  model: string,
  vector: Float32Array,
  { limit, except, validOnly = false, partial = false, signal }: NearestOptions,
): Promise<NearestOutput> {
  const copy = vector.slice();
  const query = { model, vector: copy, limit, except, validOnly, whole: !partial };
  const input: NearestInput = { path: storeAddress(), ...query };
  const options = { signal: signal ?? null, transfer: [copy.buffer] };
  return (await workers().index.call("nearest", input, options)) as NearestOutput;
}

/**
 * The valid projects whose vectors are nearest to a stored project's own. The answer may come while the index is still
 * being filled. Searched in a thread.
 *
 * @returns at most `limit` neighbours, none where the project has no vector, and how many were compared
 * @throws ThreadError; with SQLite's code where the store could not be read
 */
export async function nearestToProject(
  id: number,
  { limit, signal }: Pick<NearestOptions, "limit" | "signal">,
): Promise<NearestOutput> {
  const input: SimilarInput = { path: storeAddress(), id, model: embeddingProvider().model, limit };
  return (await workers().index.call("similar", input, { signal: signal ?? null })) as NearestOutput;
}

/** Fills the index in the background, so that the first search finds it full. Never rejects. */
export async function fillIndex(): Promise<void> {
  const input: StoreInput = { path: storeAddress() };
  await workers()
    .index.call("fill", input)
    .catch((error: unknown) =>
      logger.debug({ err: error }, "the index of vectors is filled by the first search"),
    );
}
