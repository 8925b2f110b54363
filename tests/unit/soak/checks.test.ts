import { expect, test } from "vitest";
import { checkRetried, checkRows, checkRuns } from "../../soak/checks";
import type { StoreContent, StoredRow, StoredRun } from "../../soak/store-reader";

const run: StoredRun = { id: "run", seed: 7, state: "SUCCESS", outcome: null, numIdeas: 2, error: null };
const row: StoredRow = {
  runId: "run",
  runSeed: 7,
  row: 0,
  state: "saved",
  projectId: 300,
  errorMessage: null,
  ideaPrompt: "",
};
const failed: StoredRow = { ...row, row: 1, state: "failed", projectId: null, errorMessage: "It was full." };
const sound: StoreContent = { runs: [run], rows: [row, failed], noted: [], designed: [300], damage: [] };
const body = { num_ideas: 2, seed: 7 };
const asked = { body, key: "key", taskId: "run", runToken: "token", status: null };

test("a run with a saved row and one that says why it failed is in order", () => {
  expect([...checkRuns(sound, [asked]), ...checkRows(sound)]).toEqual([]);
});

test.each<[string, Partial<StoreContent>, RegExp]>([
  ["a success with a row missing", { rows: [row] }, /SUCCESS, 1 rows for 2 ideas/],
  ["a success with a cancelled row", { rows: [row, { ...failed, state: "cancelled" }] }, /only 1 are saved/],
  ["a row without an owner", { rows: [row, { ...failed, state: "planned" }] }, /left planned/],
  ["a failure without a message", { rows: [row, { ...failed, errorMessage: null }] }, /without a message/],
  [
    "a saved row without a project",
    { rows: [{ ...row, projectId: null }, failed], designed: [] },
    /project null/,
  ],
  ["a project without a row", { designed: [300, 301] }, /project 301 belongs to no row/],
  ["a damaged file", { damage: ["integrity_check: row 1 missing"] }, /integrity_check/],
])("%s is named", (_, change, sentence) => {
  expect(checkRows({ ...sound, ...change })).toContainEqual(expect.stringMatching(sentence));
});

test.each<[string, StoredRun[], RegExp]>([
  ["an acknowledged run that is not stored", [], /acknowledged and is not in the store/],
  ["a key that made two runs", [run, { ...run, id: "other" }], /more than one run/],
  ["a run that never ended", [{ ...run, state: "STARTED" }], /still STARTED/],
])("%s is named", (_, runs, sentence) => {
  expect(checkRuns({ ...sound, runs }, [asked])).toContainEqual(expect.stringMatching(sentence));
});

test("after the last retry only a cancelled run may have rows that failed", () => {
  expect(checkRetried(sound)).toEqual(["row 1 of run failed to the end: It was full."]);
  expect(checkRetried({ ...sound, runs: [{ ...run, outcome: "cancelled" }] })).toEqual([]);
});
