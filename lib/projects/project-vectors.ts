import "server-only";
import { storePath } from "@/lib/core/db";
import type { NearestInput, NearestOutput } from "@/lib/workers/messages";
import { workers } from "@/lib/workers/workers";

interface NearestOptions {
  limit: number;
  /** A project that is no neighbour: the one that the vector is of. */
  except?: number;
  signal?: AbortSignal;
}

/**
 * The projects whose vectors are nearest to this one, among those of the same model, or of none that was recorded
 * (waywo's own), and of the same length. All that is in the store when this is called counts. Searched in a thread.
 *
 * @returns at most `limit` neighbours, the nearest first, and how many of the valid projects were compared
 * @throws ThreadError; with SQLite's code where the store could not be read
 */
export async function nearestProjects(
  model: string,
  vector: Float32Array,
  { limit, except, signal }: NearestOptions,
): Promise<NearestOutput> {
  const copy = vector.slice();
  const input: NearestInput = { path: storePath(), model, vector: copy, limit, except };
  const options = { signal: signal ?? null, transfer: [copy.buffer] };
  return (await workers().index.call("nearest", input, options)) as NearestOutput;
}
