import { expect, test } from "vitest";
import type { Row, RunStatus } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const scored = (idea_score: number) => ({
  say: JSON.stringify({
    idea_reasoning: "r",
    idea_score,
    complexity_reasoning: "r",
    complexity_score: 3,
  }),
});

/** What a status should say of these rows. */
function countsOf(rows: Row[]): Pick<RunStatus, "candidates"> {
  const refused = rows.flatMap((row) => row.refused);
  const count = (reason: string) => refused.filter(({ reasons }) => reasons.some((r) => r === reason)).length;
  return {
    candidates: {
      written: rows.reduce((sum, { candidates }) => sum + candidates, 0),
      refused: refused.length,
      reasons: {
        similar: count("similar"),
        same_purpose: count("same_purpose"),
        shared_sentences: count("shared_sentences"),
        below_min_score: count("below_min_score"),
      },
    },
  };
}

test("of 50 rows, some reach the minimum late and some never: the result says how many were written, refused and accepted", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  // By the row: whose number is a multiple of 5 never gets there, an odd one at the second idea.
  const asked = new Map<number, number>();
  stub.answer(({ column, body }) => {
    if (column !== "idea_quality") return undefined;
    const row = (Number(body.seed) - 200_006) % 1_000_003;
    const nth = (asked.get(row) ?? 0) + 1;
    asked.set(row, nth);
    return scored(row % 5 === 0 ? 5 : row % 2 === 0 || nth > 1 ? 6 : 3);
  });
  const { task_id } = await app.start({ num_ideas: 50, seed: 0, min_idea_score: 6, max_candidates: 4 });
  const status = await app.end(task_id, 120_000);
  const rows = await app.rows(task_id);

  const [never, late, first] = [10, 20, 20];
  expect(status.candidates).toEqual({
    written: never * 4 + late * 2 + first,
    refused: never * 4 + late,
    reasons: { similar: 0, same_purpose: 0, shared_sentences: 0, below_min_score: never * 4 + late },
  });
  expect(status.result).toMatchObject({ num_saved: 50, num_accepted: late + first });
  expect(countsOf(rows)).toEqual({ candidates: status.candidates });
  expect(rows[0]).toMatchObject({ candidates: 4, reached_min_idea_score: false });
  expect(rows[0]?.refused.filter(({ kept }) => kept)).toHaveLength(1);
  // What it is nearest to, if to any, depends on which row was measured first.
  const { nearest: _, ...refused } = rows[1]?.refused[0] ?? expect.fail("The second row refused none.");
  expect(rows[1]?.refused).toHaveLength(1);
  expect(refused).toEqual({
    candidate: 0,
    title: expect.any(String),
    idea_score: 3,
    reasons: ["below_min_score"],
    too_alike: [],
    kept: false,
  });
});

test("ideas too much like another are counted as refused, those asked for again by hand not at all", async () => {
  const { app } = await launch({ stub: { ideas: "same", vectors: "same", dimensions: 8 } });
  const { task_id } = await app.start({ num_ideas: 3, max_candidates: 2, min_idea_score: 1 });
  const { candidates, result } = await app.end(task_id);
  expect(candidates).toMatchObject({ written: 1 + 2 * 2, refused: 4, reasons: { similar: 4 } });
  expect(result).toMatchObject({ num_saved: 3, num_accepted: 1 });
  expect(countsOf(await app.rows(task_id))).toEqual({ candidates });

  const [row] = await db().generationRow.findMany({
    where: { runId: task_id, candidates: { some: { near: false } } },
    include: { candidates: true },
  });
  const { id: _, number: _n, ...candidate } = row?.candidates[0] ?? expect.fail("No row is novel.");
  await db().generationCandidate.create({
    data: { ...candidate, number: 7, near: true, chosen: false, madeBy: "regenerate" },
  });
  expect((await app.readStatus(task_id)).candidates).toEqual(candidates);
});

test("a row is asked no further idea than max_candidates allows", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(({ column }) => (column === "idea_quality" ? scored(2) : undefined));
  for (const max_candidates of [1, 5]) {
    const before = stub.counts.byColumn.project_idea;
    const { task_id } = await app.start({ num_ideas: 2, max_candidates, min_idea_score: 9 });
    const { candidates, result } = await app.end(task_id);
    expect(stub.counts.byColumn.project_idea - before).toBe(2 * max_candidates);
    expect(candidates).toMatchObject({ written: 2 * max_candidates, refused: 2 * max_candidates });
    expect(result).toMatchObject({ num_saved: 2, num_accepted: 0 });
  }
});
