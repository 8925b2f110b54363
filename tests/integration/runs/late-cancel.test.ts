import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { createRun } from "@/lib/runs/create-run";
import { cancelRun, failFast, finishRun } from "@/lib/runs/end-run";
import { failRow, RowError } from "@/lib/runs/row/row-error";
import { saveRow } from "@/lib/runs/row/save-row";
import { startRun } from "@/lib/runs/start-run";
import { getRunStatus } from "@/lib/runs/status/get-run-status";
import { Latch } from "../../support/latch";
import { startByHand, writeIdea } from "../../support/runs-by-hand";
import { stubbedApp } from "../../support/stubbed-app";
import { openTempStore, type TempStore } from "../../support/temp-store";

const finish = vi.hoisted(() => ({ hold: null as Promise<void> | null, held: 0 }));
vi.mock("@/lib/runs/end-run", async (importOriginal) => {
  const original = await importOriginal<typeof import("@/lib/runs/end-run")>();
  return {
    ...original,
    finishRun: async (...given: Parameters<typeof original.finishRun>) => {
      finish.held++;
      await finish.hold;
      return original.finishRun(...given);
    },
  };
});

const launch = stubbedApp();

test("cancelled between its last idea and its end, a run is the SUCCESS it would have been", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const latch = new Latch();
  finish.hold = latch.wait();
  const { task_id } = await app.start({ num_ideas: 3, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(finish.held).toBeGreaterThan(0));
  const response = await app.cancel(task_id);
  const status = await response.json();
  expect(response.status).toBe(200);
  expect(status).toMatchObject({
    state: "SUCCESS",
    outcome: null,
    counts: { saved: 3, failed: 0 },
    result: { status: "success", num_saved: 3, errors: [] },
  });
  expect(status.error).toBeUndefined();
  latch.open();
  finish.hold = null;
  expect(await (await app.cancel(task_id)).json()).toEqual(status);
  expect(await app.readStatus(task_id)).toEqual(status);
});

describe("in the store alone, a cancel", () => {
  let store: TempStore;
  beforeEach(async () => {
    store = await openTempStore();
  });
  afterEach(() => store.close());

  const target = (taskId: string, row: number) => ({ taskId, row, round: 0 });
  const save = async (taskId: string, row: number) => {
    await writeIdea(target(taskId, row));
    return saveRow(target(taskId, row));
  };
  const rowStates = async (taskId: string) =>
    (await db().generationRow.findMany({ where: { runId: taskId }, orderBy: { row: "asc" } })).map(
      ({ state }) => state,
    );

  test("before the last save cancels, and the row is not saved any more", async () => {
    const taskId = await startByHand(2);
    await save(taskId, 0);
    await writeIdea(target(taskId, 1));
    expect(await cancelRun(taskId)).toBe(true);
    expect(await saveRow(target(taskId, 1))).toBe("cancelled");
    await finishRun(taskId, 0);
    expect(await getRunStatus(taskId)).toMatchObject({
      state: "FAILURE",
      outcome: "cancelled",
      counts: { saved: 1 },
    });
  });

  test("after the last save ends the run as a SUCCESS", async () => {
    const taskId = await startByHand(2);
    await save(taskId, 0);
    await save(taskId, 1);
    expect(await cancelRun(taskId)).toBe(true);
    expect(await cancelRun(taskId)).toBe(false);
    expect(await finishRun(taskId, 0)).toMatchObject({ open: false, result: { num_saved: 2 } });
    expect(await getRunStatus(taskId)).toMatchObject({ state: "SUCCESS", outcome: null });
  });

  test("at about the same moment as the last save is one of the two, never a mixture", async () => {
    for (let round = 0; round < 40; round++) {
      const taskId = await startByHand(2);
      await save(taskId, 0);
      await writeIdea(target(taskId, 1));
      // The cancel looks at the run first, so the save is given from no to nine turns of delay.
      const saveLate = async () => {
        for (let turn = 0; turn < round % 10; turn++) await nextTurn();
        await saveRow(target(taskId, 1));
      };
      await Promise.all([cancelRun(taskId), saveLate()]);
      const { state, outcome, counts } = await getRunStatus(taskId);
      const end = `${state} ${outcome} ${counts.saved} ${await rowStates(taskId)}`;
      expect(["SUCCESS null 2 saved,saved", "FAILURE cancelled 1 saved,cancelled"]).toContain(end);
    }
  });

  test("of a run whose other rows failed ends it as it would have ended", async () => {
    const taskId = await startByHand(2);
    await save(taskId, 0);
    await failRow(target(taskId, 1), new RowError("metadata", new DomainError("llm_invalid", "No title.")));
    await cancelRun(taskId);
    expect(await getRunStatus(taskId)).toMatchObject({
      state: "SUCCESS",
      outcome: null,
      result: { status: "partial", num_saved: 1, errors: [{ row: 1, error: "No title." }] },
    });
  });

  test("of a run that was stopped, once its rows have ended, keeps the reason", async () => {
    const taskId = await startByHand(2);
    await save(taskId, 0);
    const down = new DomainError("llm_unreachable", "LLM endpoint unreachable: refused");
    await failFast(taskId, down, 0);
    await failRow(target(taskId, 1), new RowError(null, down));
    await cancelRun(taskId);
    expect(await getRunStatus(taskId)).toMatchObject({
      state: "FAILURE",
      outcome: null,
      error: down.message,
      counts: { saved: 1, failed: 1 },
    });
  });

  test("of a run that waits in the queue cancels it, and a late start plans nothing", async () => {
    const { run } = await createRun(generateRequestSchema.parse({ num_ideas: 2 }), null);
    expect(await cancelRun(run.id)).toBe(true);
    expect(await startRun(run.id, 0)).toEqual([]);
    expect(await rowStates(run.id)).toEqual([]);
    expect(await getRunStatus(run.id)).toMatchObject({ state: "FAILURE", outcome: "cancelled" });
  });

  test("at the same moment as the rows are planned leaves no row open", async () => {
    for (let round = 0; round < 20; round++) {
      const { run } = await createRun(generateRequestSchema.parse({ num_ideas: 2 }), null);
      await Promise.all([startRun(run.id, 0), cancelRun(run.id)]);
      expect(await getRunStatus(run.id)).toMatchObject({ state: "FAILURE", outcome: "cancelled" });
      expect((await rowStates(run.id)).filter((state) => state !== "cancelled")).toEqual([]);
    }
  });
});
