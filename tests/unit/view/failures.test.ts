import fc from "fast-check";
import { expect, test } from "vitest";
import type { RowFailure } from "@/lib/contracts/types";
import { groupFailures, ideaNumbers } from "@/lib/view/failures";

const failure = (row: number, over: Partial<RowFailure> = {}): RowFailure => ({
  row,
  error: "The model does not answer.",
  code: "llm_unreachable",
  stage: "project_idea",
  retryable: true,
  ...over,
});

test("twenty equal failures are one group, and the largest group comes first", () => {
  const other = failure(3, { code: "llm_invalid", error: "Invalid metadata format", stage: "metadata" });
  const equal = Array.from({ length: 20 }, (_, index) => failure(10 + index));
  const groups = groupFailures([other, ...equal]);
  expect(groups.map(({ rows }) => rows.length)).toEqual([20, 1]);
  expect(groups[0]?.sentences).toHaveLength(1);
});

test("one cause in several words is one group, the commonest words first", () => {
  const [group, ...others] = groupFailures([
    failure(0, { error: "Title has 8 words" }),
    failure(1, { error: "Title has 9 words" }),
    failure(2, { error: "Title has 9 words" }),
  ]);
  expect(others).toEqual([]);
  expect(group?.sentences).toEqual([
    { sentence: "Title has 9 words", rows: [1, 2] },
    { sentence: "Title has 8 words", rows: [0] },
  ]);
});

test.each([
  [[2], "Idea 3"],
  [[4, 3], "Ideas 4 and 5"],
  [[0, 1, 2, 6, 8], "Ideas 1–3, 7 and 9"],
])("rows %j are %s", (rows, words) => {
  expect(ideaNumbers(rows)).toBe(words);
});

test("every failure is in one group, with those of its cause", () => {
  const errors = fc.uniqueArray(
    fc.record({
      row: fc.nat(49),
      error: fc.constantFrom("a", "b", "c"),
      code: fc.constantFrom("x", "y"),
      stage: fc.constantFrom<RowFailure["stage"]>("metadata", null),
      retryable: fc.boolean(),
    }),
    { selector: ({ row }) => row },
  );
  fc.assert(
    fc.property(errors, (failures) => {
      const groups = groupFailures(failures);
      const rows = groups.flatMap((group) => group.rows);
      expect(rows.toSorted()).toEqual(failures.map(({ row }) => row).toSorted());
      for (const { rows: own, sentences } of groups) {
        expect(sentences.flatMap((each) => each.rows).toSorted()).toEqual(own.toSorted());
      }
    }),
  );
});
