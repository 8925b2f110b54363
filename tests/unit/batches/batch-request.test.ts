import fc from "fast-check";
import { expect, test } from "vitest";
import { readSharedRequest, runRequest, runsOf, seedOf, sharedRequest } from "@/lib/batches/batch-request";
import { batchRequestSchema } from "@/lib/contracts/batches";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { BATCH_IDEAS, MAX_SEED, NUM_IDEAS } from "@/lib/contracts/limits";

const seeds = fc.integer({ min: 0, max: MAX_SEED });

test("the first run has the batch's seed, and no two of a batch have the same", () => {
  fc.assert(
    fc.property(seeds, fc.uniqueArray(fc.integer({ min: 0, max: 1999 })), (seed, places) => {
      const ofRuns = places.map((place) => seedOf(seed, place));
      expect(new Set(ofRuns).size).toBe(places.length);
      for (const one of ofRuns) expect(Number.isInteger(one) && one >= 0 && one <= MAX_SEED).toBe(true);
      expect(seedOf(seed, 0)).toBe(seed);
    }),
  );
});

test("its seeds are those that the documentation computes", () => {
  expect([0, 1, 2, 1999].map((place) => seedOf(7, place))).toEqual(
    [0n, 1n, 2n, 1999n].map((place) => Number((7n + place * 2654435769n) % 2147483648n)),
  );
});

test("its runs ask for all of its ideas, 50 at a time, with what the batch was started with", () => {
  const requests = fc.record({
    num_ideas: fc.integer(BATCH_IDEAS),
    seed: fc.option(seeds),
    creativity: fc.constantFrom(0.1, 0.85, 1.5),
    seed_tags: fc.option(fc.constant(["ios", "nutrition"])),
    judge: fc.constantFrom("absolute", "pairwise"),
    min_idea_score: fc.option(fc.integer({ min: 1, max: 10 })),
    max_tokens: fc.option(fc.integer({ min: 1 })),
  });
  fc.assert(
    fc.property(requests, (given) => {
      const request = batchRequestSchema.parse(given);
      const batch = {
        request: sharedRequest(request),
        numIdeas: request.num_ideas,
        seed: 7,
        corpusMark: "0".repeat(32),
      };
      const runs = Array.from({ length: runsOf(batch) }, (_, place) => runRequest(batch, place));
      expect(runs.reduce((sum, { num_ideas }) => sum + num_ideas, 0)).toBe(request.num_ideas);
      for (const run of runs.slice(0, 3)) {
        expect(run.num_ideas).toBeLessThanOrEqual(NUM_IDEAS.max);
        expect(generateRequestSchema.parse(run)).toEqual(run);
        const { creativity, seed_tags, judge, min_idea_score } = request;
        expect(run).toMatchObject({ creativity, seed_tags, judge });
        expect(run.min_idea_score).toBe(min_idea_score);
      }
      expect(readSharedRequest(batch)).not.toHaveProperty("max_tokens");
    }),
    { numRuns: 50 },
  );
});
