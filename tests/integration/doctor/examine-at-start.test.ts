import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { startExamination, stopExamination } from "@/lib/doctor/examine-at-start";
import { completeByHand } from "../../support/runs-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
let said: string[];
beforeEach(async () => {
  store = await openTempStore();
  said = [];
  vi.spyOn(logger, "warn").mockImplementation((...given: unknown[]) => {
    said.push(String(given.at(-1)));
  });
});
afterEach(async () => {
  await stopExamination();
  vi.restoreAllMocks();
  await store.close();
});

test("a start says nothing of a sound store", async () => {
  await completeByHand(2);
  await startExamination();
  expect(said).toEqual([]);
});

test("a start logs a line for each finding of the last day, at most twenty and one, and repairs nothing", async () => {
  const runId = await completeByHand(30);
  await db().generationRow.updateMany({ where: { runId }, data: { state: "failed", errorMessage: "no" } });
  await startExamination();
  expect(said).toHaveLength(21);
  expect(said[0]).toBe(`Row 0 of run ${runId} has a project, and is not saved.`);
  expect(said.at(-1)).toBe("the store has 31 findings; npm run doctor lists them");
  expect(await db().generationRow.count({ where: { state: "failed" } })).toBe(30);
});

test("a stop ends it, without a word", async () => {
  const runId = await completeByHand(2);
  await db().generationRow.updateMany({ where: { runId }, data: { state: "planned", projectId: null } });
  const examined = startExamination();
  await stopExamination();
  await examined;
  expect(said).toEqual([]);
});
