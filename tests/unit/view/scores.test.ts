import { expect, test } from "vitest";
import { COMPLEXITY_RUBRIC, IDEA_RUBRIC } from "@/lib/contracts/rubrics";
import { askedAndJudged, similarityPercent } from "@/lib/view/scores";

test.each([
  [5, 5, "as asked"],
  [7, 4, "simpler than asked"],
  [3, 9, "harder than asked"],
])("complexity %i that was judged %i is %s", (asked, judged, words) => {
  expect(askedAndJudged(asked, judged)).toBe(`Asked for ${asked}, judged ${judged}: ${words}.`);
});

test("a similarity is told in whole per cent, and every score has its words", () => {
  expect(similarityPercent(0.8449)).toBe("84 %");
  expect(similarityPercent(1)).toBe("100 %");
  for (const rubric of [IDEA_RUBRIC, COMPLEXITY_RUBRIC]) expect(rubric).toHaveLength(10);
});
