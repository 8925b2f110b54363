import fc from "fast-check";
import { expect, test } from "vitest";
import type { Row } from "@/lib/contracts/types";
import { cellsOf, cellWords, SHEET_COLUMNS } from "@/lib/view/sheet";
import { savedRow } from "../../support/row-by-hand";

const states = (row: Partial<Row>) => cellsOf({ ...savedRow(0), ...row }).map(({ state }) => state);
const NOTHING = { project_idea: null, metadata: null, idea_quality: null, novelty: null, project_id: null };

test("a row that waits has its samples, one that nobody has drawn has nothing", () => {
  expect(states({ ...NOTHING, state: "planned" })).toEqual([
    "done",
    ...Array.from({ length: 5 }, () => "waiting"),
  ]);
  expect(cellsOf(null).map(({ state }) => state)).toEqual(SHEET_COLUMNS.map(() => "waiting"));
});

test("a row under way works at one column, with those before done and those after waiting", () => {
  const half = { ...NOTHING, project_idea: "An idea.", state: "generating", under_way: "metadata" } as const;
  expect(states(half)).toEqual(["done", "done", "working", "waiting", "waiting", "waiting"]);
  expect(states({ state: "generated", under_way: "saving", project_id: null })).toEqual([
    ...Array.from({ length: 5 }, () => "done"),
    "working",
  ]);
});

test("a failed row says where, and what was never reached", () => {
  const error = { error: "No.", code: "llm_invalid", stage: "metadata", retryable: true } as const;
  const failed = { ...NOTHING, project_idea: "An idea.", state: "failed", error } as const;
  expect(states(failed)).toEqual(["done", "done", "failed", "left_out", "left_out", "left_out"]);
  // Stopped outside of a column: where it was.
  expect(states({ ...failed, error: { ...error, stage: null } })[2]).toBe("failed");
  expect(states({ ...NOTHING, state: "cancelled" }).slice(1)).toEqual(
    Array.from({ length: 5 }, () => "left_out"),
  );
});

test("a cell is told in words, with how often its answer was corrected", () => {
  const words = (corrections: number) =>
    cellWords({ column: "metadata", state: "done", corrected: corrections });
  expect([0, 1, 2, 3].map(words)).toEqual([
    "Metadata: done",
    "Metadata: done, corrected once",
    "Metadata: done, corrected twice",
    "Metadata: done, corrected 3 times",
  ]);
});

test("rows are told apart by the tags that are their own", () => {
  const row = { ...savedRow(0), primary_tag: "maps", secondary_tags: ["iot", "tides"] };
  expect(cellsOf(row, ["maps"])[0]?.value).toBe("iot, tides");
  expect(cellsOf(row, ["maps", "iot", "tides"])[0]?.value).toBe("maps");
});

test("whatever a row has come to, at most one of its cells works or has failed", () => {
  const column = fc.option(
    fc.constantFrom("project_idea", "metadata", "idea_quality", "embedding", "saving"),
  );
  fc.assert(
    fc.property(
      fc.constantFrom<Row["state"]>("planned", "generating", "generated", "saved", "failed", "cancelled"),
      column,
      fc.boolean(),
      (state, under_way, isEmpty) => {
        const row = { ...savedRow(0), ...(isEmpty ? NOTHING : {}), state, under_way } as Row;
        const cells = cellsOf(row);
        expect(cells.map(({ column: name }) => name)).toEqual(SHEET_COLUMNS);
        expect(cells.filter(({ state: one }) => one === "failed").length).toBe(state === "failed" ? 1 : 0);
      },
    ),
  );
});
