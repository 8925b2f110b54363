import { afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import type { RowOfRound } from "@/lib/runs/round";
import { stubbedApp } from "../../support/stubbed-app";

/** What happens to the save of a row, told by its number and how often it was tried. */
type Fate = "saved" | "lost" | "row deleted" | "begun again" | "idea not chosen" | "scores lost";

const saves = vi.hoisted(() => ({
  tries: new Map<number, number>(),
  fate: (_row: number, _attempt: number): Fate => "saved",
}));
vi.mock("@/lib/runs/row/save-row", async (importOriginal) => {
  const { saveRow } = await importOriginal<typeof import("@/lib/runs/row/save-row")>();
  return {
    saveRow: async (target: RowOfRound) => {
      const { taskId, row } = target;
      const attempt = (saves.tries.get(row) ?? 0) + 1;
      saves.tries.set(row, attempt);
      const fate = saves.fate(row, attempt);
      const candidates = { row: { runId: taskId, row } };
      if (fate === "idea not chosen")
        await db().generationCandidate.updateMany({ where: candidates, data: { chosen: false } });
      if (fate === "scores lost")
        await db().generationCandidate.updateMany({ where: candidates, data: { ideaScore: null } });
      if (["saved", "idea not chosen", "scores lost"].includes(fate)) return saveRow(target);
      const where = { runId_row: { runId: taskId, row } };
      if (fate === "row deleted") await db().generationRow.delete({ where });
      if (fate === "begun again") await db().generationRow.update({ where, data: { state: "generating" } });
      return "generated";
    },
  };
});

const launch = stubbedApp();
afterEach(() => saves.tries.clear());

test.each<[name: string, fate: Fate, tries: number]>([
  ["whose save was lost", "lost", 2],
  ["that is gone from the store", "row deleted", 2],
  ["whose function died while it was written", "begun again", 2],
  ["that waits to be saved with no idea chosen", "idea not chosen", 2],
  ["that waits to be saved with an idea that lost its scores", "scores lost", 2],
])("a run with a row %s goes on until it is saved", async (_name, fate, tries) => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  saves.fate = (row, attempt) => (row === 1 && attempt === 1 ? fate : "saved");
  const { task_id } = await app.start({ num_ideas: 3, seed_tags: ["ios"] });
  const status = await app.end(task_id);
  expect(status).toMatchObject({
    state: "SUCCESS",
    counts: { generated: 3, saved: 3, failed: 0 },
    errors: [],
    result: { status: "success", num_saved: 3 },
  });
  expect(Object.fromEntries(saves.tries)).toEqual({ 0: 1, 1: tries, 2: 1 });
  expect(stub.counts.byColumn.project_idea).toBe(fate === "row deleted" ? 4 : 3);
});

test("a row that nobody can finish is an error with a sentence, and a retry saves it", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  saves.fate = (row) => (row === 1 ? "lost" : "saved");
  const { task_id } = await app.start({ num_ideas: 3, seed_tags: ["ios"] });
  const status = await app.end(task_id);
  expect(status).toMatchObject({
    state: "SUCCESS",
    counts: { saved: 2, failed: 1 },
    errors: [
      {
        row: 1,
        error: "The idea could not be finished after several attempts. Please retry.",
        stage: null,
        retryable: true,
      },
    ],
    result: { status: "partial" },
  });
  const { calls } = stub.counts;
  saves.fate = () => "saved";
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 3, failed: 0 } });
  expect(stub.counts.calls).toBe(calls);
});

test("rows that are lost again and again are errors too, each of them", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  saves.fate = (row) => (row === 1 ? "row deleted" : "saved");
  const { task_id } = await app.start({ num_ideas: 3, seed_tags: ["ios"] });
  const status = await app.end(task_id);
  expect(status).toMatchObject({ state: "SUCCESS", counts: { saved: 2, failed: 1 } });
  expect(status.errors).toEqual([expect.objectContaining({ row: 1, retryable: true })]);
  expect(await db().generationRow.count({ where: { runId: task_id } })).toBe(3);
});
