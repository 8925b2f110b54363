import type { BatchRequest } from "@/lib/contracts/batches";
import { type GenerateRequest, generateRequestSchema } from "@/lib/contracts/generate-request";
import { MAX_SEED, NUM_IDEAS } from "@/lib/contracts/limits";
import type { GenerationBatch } from "@/lib/generated/prisma/client";

/** What the runs of a batch have in common, as it is stored. */
export function sharedRequest(request: BatchRequest): string {
  const { num_ideas: _, seed: __, corpus_mark: ___, max_tokens: ____, max_cost: _____, ...shared } = request;
  return JSON.stringify(shared);
}

export const readSharedRequest = ({ request }: Pick<GenerationBatch, "request">): GenerateRequest =>
  generateRequestSchema.parse(JSON.parse(request));

/** How many runs a batch is made of. */
export const runsOf = ({ numIdeas }: Pick<GenerationBatch, "numIdeas">) =>
  Math.ceil(numIdeas / NUM_IDEAS.max);

/** Between the seeds of two runs: 2³² divided by the golden ratio, so that they are far apart. */
const SEED_STEP = 2_654_435_769n;

/** The seed of a batch's run: the batch's own for the first, and for no two the same. */
export const seedOf = (batchSeed: number, place: number): number =>
  Number((BigInt(batchSeed) + BigInt(place) * SEED_STEP) % BigInt(MAX_SEED + 1));

/** What a batch's run at a place, from 0, is started with. */
export function runRequest(
  batch: Pick<GenerationBatch, "request" | "numIdeas" | "seed" | "corpusMark">,
  place: number,
): GenerateRequest {
  return {
    ...readSharedRequest(batch),
    num_ideas: Math.min(NUM_IDEAS.max, batch.numIdeas - place * NUM_IDEAS.max),
    seed: seedOf(batch.seed, place),
    corpus_mark: batch.corpusMark,
  };
}
