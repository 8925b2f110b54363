import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GET } from "@/app/api/generate-ideas/[task_id]/status/route";
import { db } from "@/lib/core/db";
import { saveRow } from "@/lib/runs/row/save-row";
import { setRunQueue } from "@/lib/runs/run-queue";
import { getRunStatus } from "@/lib/runs/status/get-run-status";
import { replaceStoredSettings } from "@/lib/settings/settings";
import { startByHand, writeIdea } from "../../support/runs-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
let taskId: string;

beforeEach(async () => {
  store = await openTempStore();
  taskId = await startByHand(2);
  await writeIdea({ taskId, row: 0, round: 0 });
  await saveRow({ taskId, row: 0, round: 0 });
}, 60_000);

afterEach(async () => {
  setRunQueue(null);
  replaceStoredSettings({});
  await store.close();
});

/** As another process does. */
function elsewhere(sql: string, ...values: string[]): void {
  const file = new Database(store.path, { timeout: 5000 });
  file.pragma("foreign_keys = ON");
  file.prepare(sql).run(...values);
  file.close();
}

const ask = (headers = {}) =>
  GET(new Request(`http://app.test/api/generate-ideas/${taskId}/status`, { headers }), {
    params: Promise.resolve({ task_id: taskId }),
  });

describe("a status is read once", () => {
  test("while nothing changes the run, whatever else is written, and by all who ask at once", async () => {
    const [one, other] = await Promise.all([getRunStatus(taskId), getRunStatus(taskId.toUpperCase())]);
    expect(other).toBe(one);
    await startByHand(1);
    expect(await getRunStatus(taskId)).toBe(one);
  });

  test("and its ETag leads to a 304", async () => {
    const etag = (await ask()).headers.get("etag") ?? "";
    expect((await ask({ "if-none-match": etag })).status).toBe(304);
    await db().generationRun.update({ where: { id: taskId }, data: { name: "Another" } });
    const changed = await ask({ "if-none-match": etag });
    expect([changed.status, (await changed.json()).name]).toEqual([200, "Another"]);
  });
});

test("who asks over and over lets others have their turn", async () => {
  let isOver = false;
  setTimeout(() => {
    isOver = true;
  }, 1);
  let asked = 0;
  while (!isOver && asked < 1_000_000) {
    await getRunStatus(taskId);
    asked++;
  }
  expect(asked).toBeLessThan(1_000_000);
});

describe("it is read anew", () => {
  test("after a commit of this process, one that ends the run, too", async () => {
    expect(await getRunStatus(taskId)).toMatchObject({ counts: { saved: 1, failed: 0 } });
    await db().generationRow.updateMany({ where: { runId: taskId, row: 1 }, data: { state: "failed" } });
    expect(await getRunStatus(taskId)).toMatchObject({ counts: { saved: 1, failed: 1 } });
    await db().generationRun.update({ where: { id: taskId }, data: { state: "SUCCESS" } });
    expect(await getRunStatus(taskId)).toMatchObject({ state: "SUCCESS" });
  });

  test("after a commit of another process", async () => {
    await getRunStatus(taskId);
    elsewhere("UPDATE generation_rows SET state = 'failed' WHERE run_id = ? AND row = 1", taskId);
    expect(await getRunStatus(taskId)).toMatchObject({ counts: { saved: 1, failed: 1 } });
    elsewhere("UPDATE generation_runs SET deleted_at = created_at WHERE id = ?", taskId);
    await expect(getRunStatus(taskId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("when its project goes to the bin, comes back, or is deleted", async () => {
    const [id = 0] = (await getRunStatus(taskId)).project_ids;
    const bin = (binnedAt: Date | null) => db().project.update({ where: { id }, data: { binnedAt } });
    await bin(new Date());
    expect((await getRunStatus(taskId)).project_ids).toEqual([]);
    await bin(null);
    expect((await getRunStatus(taskId)).project_ids).toEqual([id]);
    await db().project.delete({ where: { id } });
    expect((await getRunStatus(taskId)).project_ids).toEqual([]);
  });

  test("when prices are set", async () => {
    expect((await getRunStatus(taskId)).usage.cost).toBeNull();
    replaceStoredSettings({ LLM_PRICE_INPUT: 1, LLM_PRICE_OUTPUT: 1 });
    expect((await getRunStatus(taskId)).usage.cost).toBe(0);
  });

  test("on a store that was closed and opened again", async () => {
    const before = await getRunStatus(taskId);
    const { closeStore, openStore } = await import("@/lib/store/open");
    await closeStore();
    elsewhere("UPDATE generation_runs SET name = 'Another' WHERE id = ?", taskId);
    await openStore({ seed: false });
    expect(await getRunStatus(taskId)).toEqual({ ...before, name: "Another" });
  });
});

test("why a run rests is told as it is now, although nothing of it is stored", async () => {
  let why: string | null = null;
  setRunQueue({ holds: () => true, whyWaiting: () => why, send: async () => {} });
  expect((await getRunStatus(taskId)).paused_reason).toBeNull();
  why = "The endpoint does not answer.";
  expect((await getRunStatus(taskId)).paused_reason).toBe(why);
  why = null;
  expect((await getRunStatus(taskId)).paused_reason).toBeNull();
});
