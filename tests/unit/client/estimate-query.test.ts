import fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_DRAFT } from "@/lib/client/designer/draft";
import { estimateQuery } from "@/lib/client/designer/estimate-query";
import { estimateQuerySchema } from "@/lib/contracts/estimate";

test("a forecast is asked for what the form holds, and only where a run can have it", () => {
  expect(estimateQuery(EMPTY_DRAFT)).toEqual(estimateQuerySchema.parse({}));
  const odd = fc.option(fc.oneof(fc.integer({ min: -2, max: 60 }), fc.double({ noNaN: true })));
  fc.assert(
    fc.property(odd, odd, odd, odd, (numIdeas, maxCandidates, ideasPerCall, minIdeaScore) => {
      const query = estimateQuery({ ...EMPTY_DRAFT, numIdeas, maxCandidates, ideasPerCall, minIdeaScore });
      if (query !== null) expect(estimateQuerySchema.safeParse(query).success).toBe(true);
      else
        expect(numIdeas === null || [numIdeas, maxCandidates, ideasPerCall, minIdeaScore].some(Boolean)).toBe(
          true,
        );
    }),
  );
  // A tag that is not finished is of no matter to it.
  expect(estimateQuery({ ...EMPTY_DRAFT, typed: "nutri" })).not.toBeNull();
});
