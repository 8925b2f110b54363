import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { decide } from "@/lib/review/decide";
import { editProject } from "@/lib/review/edit-project";
import { finishRun } from "@/lib/runs/end-run";
import { holdComparisons } from "@/lib/runs/ranking/hold-comparisons";
import { comparisonsEach } from "@/lib/runs/ranking/swiss-round";
import { Latch } from "../../support/latch";
import type { StubHook } from "../../support/stub-model/types";
import { stubbedApp } from "../../support/stubbed-app";

vi.setConfig({ testTimeout: 90_000 });

const launch = stubbedApp();
const patiently = { interval: 10 };

/** A judge that gives every idea a 7. */
const sevens: StubHook = ({ column }) =>
  column === "idea_quality"
    ? {
        say: JSON.stringify({
          idea_reasoning: "Fine.",
          idea_score: 7,
          complexity_reasoning: "Small.",
          complexity_score: 3,
        }),
      }
    : undefined;

const pairwise = (num_ideas: number) => ({ num_ideas, seed: 5, judge: "pairwise" as const });

async function comparisonsOf(runId: string) {
  return db().runComparison.findMany({ where: { runId }, orderBy: { id: "asc" } });
}

async function scoresOf(runId: string): Promise<(number | undefined)[]> {
  const rows = await db().generationRow.findMany({
    where: { runId, state: "saved" },
    orderBy: { row: "asc" },
    include: { project: true },
  });
  return rows.map(({ project }) => project?.ideaScore);
}

test("ideas that the judge gave the same are ranked, and keep their absolute scores beside", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(sevens);
  const { task_id } = await app.start(pairwise(8));
  const status = await app.end(task_id);
  expect(status).toMatchObject({ state: "SUCCESS", judge: "pairwise", counts: { saved: 8 } });
  const comparisons = await comparisonsOf(task_id);
  expect(comparisons.length).toBeGreaterThanOrEqual((8 * comparisonsEach(8)) / 2);
  expect(comparisons.every(({ state, reasoning }) => state === "held" && reasoning !== null)).toBe(true);
  expect(status.usage.calls).toBe(3 * 8 + comparisons.length);
  expect(stub.counts.byColumn.compare_ideas).toBe(comparisons.length);
  const calls = await db().modelCall.findMany({ where: { column: "compare_ideas" } });
  expect(calls).toHaveLength(comparisons.length);

  const rows = await app.rows(task_id);
  expect(rows.map(({ rank }) => rank).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(rows.every(({ absolute_idea_score }) => absolute_idea_score === 7)).toBe(true);
  const scores = rows.map(({ idea_quality }) => idea_quality?.idea_score ?? 0);
  expect(scores).toEqual(await scoresOf(task_id));
  expect(new Set(scores).size).toBeGreaterThanOrEqual(4);
  expect(Math.abs(scores.reduce((sum, score) => sum + score, 0) / 8 - 7)).toBeLessThanOrEqual(0.5);
  const best = rows.find(({ rank }) => rank === 1);
  expect(best?.idea_quality?.idea_score).toBe(Math.max(...scores));
  // Each is shown first about as often as second.
  const first = comparisons.map(({ lowFirst, lowRow, highRow }) => (lowFirst ? lowRow : highRow));
  for (const { row } of rows) {
    const met = comparisons.filter(({ lowRow, highRow }) => lowRow === row || highRow === row).length;
    expect(Math.abs(2 * first.filter((shown) => shown === row).length - met)).toBeLessThanOrEqual(3);
  }
});

test("nothing is compared in a run that is scored absolutely, nor with fewer than three ideas", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  for (const body of [{ num_ideas: 4 }, pairwise(2)]) {
    const { task_id } = await app.start(body);
    expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS" });
    expect(await comparisonsOf(task_id)).toEqual([]);
    const rows = await app.rows(task_id);
    expect(rows.every(({ rank, absolute_idea_score: own }) => rank === null && own === null)).toBe(true);
  }
  expect(stub.counts.byColumn.compare_ideas).toBeUndefined();
});

test("comparisons that fail count as not held; where all do, the scores stay what they were", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: { LLM_MAX_RETRIES: "0" } });
  stub.answer(sevens);
  stub.answer(({ column }) =>
    column === "compare_ideas"
      ? { status: 400, body: { error: { message: "No comparisons here." } } }
      : undefined,
  );
  const { task_id } = await app.start(pairwise(5));
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 5 } });
  const comparisons = await comparisonsOf(task_id);
  expect(comparisons.length).toBeGreaterThan(0);
  for (const { state, winnerRow, error } of comparisons) {
    expect([state, winnerRow]).toEqual(["failed", null]);
    expect(error).toContain("No comparisons here.");
  }
  expect(await scoresOf(task_id)).toEqual([7, 7, 7, 7, 7]);
  expect((await app.rows(task_id)).every(({ rank }) => rank === null)).toBe(true);
});

test("an answer that names neither is corrected, and the one that keeps to it fails alone", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(sevens);
  let asked = 0;
  stub.answer(({ column, messages }) => {
    if (column !== "compare_ideas" || messages.length > 2) return undefined;
    return asked++ === 0 ? { say: '{"reasoning": "Both are good.", "better": "both"}' } : undefined;
  });
  const { task_id } = await app.start(pairwise(4));
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS" });
  const calls = await db().modelCall.findMany({ where: { column: "compare_ideas" } });
  expect(calls.filter(({ outcome }) => outcome === "llm_invalid")).toHaveLength(1);
  expect((await comparisonsOf(task_id)).every(({ state }) => state === "held")).toBe(true);
});

test("two rows that fail leave the others ranked; retried, they catch up and all are ranked", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: { LLM_MAX_RETRIES: "0" } });
  stub.answer(sevens);
  const { seed } = pairwise(6);
  // A refusal is asked again once, with another seed.
  const refused = new Set<string>();
  stub.answer(({ column, body, messages }) => {
    const prompt = messages.at(1)?.content ?? "";
    if (column === "project_idea" && [seed + 1, seed + 4].includes(Number(body.seed))) refused.add(prompt);
    return refused.has(prompt) ? { say: "", message: { refusal: "Not this one." } } : undefined;
  });
  const { task_id } = await app.start(pairwise(6));
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 4, failed: 2 } });
  const ranks = async () => (await app.rows(task_id)).map(({ rank }) => rank);
  expect((await ranks()).filter((rank) => rank !== null).toSorted()).toEqual([1, 2, 3, 4]);
  const before = await comparisonsOf(task_id);

  stub.reset();
  stub.answer(sevens);
  expect((await app.retry(task_id)).status).toBe(200);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 6 } });
  expect((await ranks()).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  expect((await comparisonsOf(task_id)).slice(0, before.length)).toEqual(before);
  const rows = await app.rows(task_id);
  expect(rows.every(({ absolute_idea_score: own }) => own === 7)).toBe(true);
});

test("a process that stops half-way goes on, and no comparison is held twice", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: { LLM_CONCURRENCY: "2" } });
  stub.answer(sevens);
  const latch = new Latch();
  let held = 0;
  stub.answer(async ({ column }) => {
    if (column === "compare_ideas" && ++held > 4) await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start(pairwise(7));
  await vi.waitFor(() => expect(held).toBe(6), patiently);
  const status = await app.readStatus(task_id);
  expect(status).toMatchObject({ state: "STARTED", stage: "saving", progress: 7, total: 7 });
  const before = await db().runComparison.count({ where: { runId: task_id, state: "held" } });
  expect(before).toBe(4);
  await app.halt();
  latch.open();
  await app.resume();
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 7 } });
  const comparisons = await comparisonsOf(task_id);
  expect(comparisons.every(({ state }) => state === "held")).toBe(true);
  // Those under way when it stopped are asked again.
  expect(stub.counts.byColumn.compare_ideas).toBeLessThanOrEqual(comparisons.length + 2);
  expect((await app.rows(task_id)).map(({ rank }) => rank).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("a run that is cancelled while it is ranked ends with its ideas as they were scored", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(sevens);
  stub.answer(({ column }) => (column === "compare_ideas" ? { fault: "stall" } : undefined));
  const { task_id } = await app.start(pairwise(6));
  await vi.waitFor(() => expect(stub.counts.byColumn.compare_ideas).toBe(3), patiently);
  await app.cancel(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", outcome: null, counts: { saved: 6 } });
  await vi.waitFor(() => expect(stub.counts.inFlight).toBe(0), patiently);
  expect(await scoresOf(task_id)).toEqual([7, 7, 7, 7, 7, 7]);
  expect((await app.rows(task_id)).every(({ rank }) => rank === null)).toBe(true);
});

test("what an admin decided about or edited meanwhile keeps its scores, and has a rank all the same", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(sevens);
  const latch = new Latch();
  stub.answer(async ({ column }) => {
    if (column === "compare_ideas") await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start(pairwise(6));
  await vi.waitFor(() => expect(stub.counts.byColumn.compare_ideas).toBe(3), patiently);
  const { project_ids } = await app.readStatus(task_id);
  const [edited = 0, approved = 0] = project_ids;
  await editProject(edited, { version: 0, idea_score: 2 }, "ann");
  await decide(approved, { decision: "approve" }, "ann");
  latch.open();
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS" });
  const [first, second] = await scoresOf(task_id);
  expect([first, second]).toEqual([2, 7]);
  const rows = await app.rows(task_id);
  expect(rows.slice(0, 2).map(({ idea_quality }) => idea_quality?.idea_score)).toEqual([7, 7]);
  expect(rows.map(({ rank }) => rank).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
});

test("steps that run twice, or at once, plan a round once and apply the ranking once", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(sevens);
  const { task_id } = await app.start({ ...pairwise(5), judge: "absolute" });
  await app.end(task_id);
  await db().generationRun.update({
    where: { id: task_id },
    data: { judge: "pairwise", state: "STARTED", finishedAt: null },
  });
  const { round } = await db().generationRun.findUniqueOrThrow({ where: { id: task_id } });
  for (let outcomes = ["more"]; outcomes.includes("more"); ) {
    outcomes = await Promise.all([holdComparisons(task_id, round), holdComparisons(task_id, round)]);
  }
  const comparisons = await comparisonsOf(task_id);
  const pairs = comparisons.map(({ lowRow, highRow }) => `${lowRow} ${highRow}`);
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(stub.counts.byColumn.compare_ideas).toBe(pairs.length);
  expect(await holdComparisons(task_id, round)).toBe("done");
  expect(await holdComparisons(task_id, round + 1)).toBe("superseded");
  await finishRun(task_id, round, { compared: true });
  const once = await scoresOf(task_id);
  expect(new Set(once).size).toBeGreaterThan(1);
  await finishRun(task_id, round, { compared: true });
  expect(await scoresOf(task_id)).toEqual(once);
  expect(await holdComparisons(task_id, round)).toBe("superseded");
});

test("a spent token budget has the ranking wait, and it goes on when a start allows more", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(sevens);
  const { task_id } = await app.start({ ...pairwise(5), measures: { graded_examples: false } });
  let compared = 0;
  stub.answer(({ column }) => {
    if (column === "compare_ideas" && ++compared === 1) vi.stubEnv("DAILY_TOKEN_BUDGET", "100");
    return undefined;
  });
  await vi.waitFor(() => expect(compared).toBeGreaterThan(0), patiently);
  await app.halt();
  await app.resume();
  await vi.waitFor(async () => {
    expect((await app.readStatus(task_id)).paused_reason).toMatch(/budget of 100 tokens is spent/);
    expect(await db().executorStep.count({ where: { op: "WaitForEvent" } })).toBeGreaterThan(0);
  }, patiently);
  await app.halt();
  vi.stubEnv("DAILY_TOKEN_BUDGET", "1000000");
  await app.resume();
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", paused_reason: null });
  expect((await app.rows(task_id)).map(({ rank }) => rank).toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test("the built-in composer compares as well", async () => {
  const { app } = await launch({
    env: { LLM_BASE_URL: "", LLM_MODEL_NAME: "", LLM_API_KEY: "" },
    stub: { dimensions: 32 },
  });
  const { task_id } = await app.start(pairwise(6));
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", model: "built-in" });
  const comparisons = await comparisonsOf(task_id);
  expect(comparisons.length).toBeGreaterThanOrEqual(12);
  expect(comparisons.every(({ state }) => state === "held")).toBe(true);
  const rows = await app.rows(task_id);
  expect(rows.map(({ rank }) => rank).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
});
