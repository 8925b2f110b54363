import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Judgements } from "@/lib/contracts/judgements";
import { db } from "@/lib/core/db";
import { binProject, emptyBin } from "@/lib/review/bin";
import { decide } from "@/lib/review/decide";
import { editProject } from "@/lib/review/edit-project";
import { undo } from "@/lib/review/undo";
import { forgetSingletons } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { completeByHand } from "../../support/runs-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";
import { ADMIN, ADMIN_TOKEN } from "./bulk-app";

let store: TempStore;
beforeEach(async () => {
  forgetSingletons();
  vi.stubEnv("ADMIN_TOKEN", ADMIN_TOKEN);
  store = await openTempStore({ seeded: true });
});
afterEach(async () => {
  await store.close();
  vi.unstubAllEnvs();
});

const read = async (): Promise<Judgements> =>
  (await callEndpoint("getJudgements", { headers: ADMIN })).json();

/** Ideas that the judge gave these scores and whose novelty was measured so. @returns their ids */
async function judged(...given: [ideaScore: number, novelty: number][]): Promise<number[]> {
  const runId = await completeByHand(given.length);
  const rows = await db().generationRow.findMany({ where: { runId }, orderBy: { row: "asc" } });
  for (const { id, row } of rows) {
    const [ideaScore, novelty] = given[row] ?? [];
    const data = { ideaScore: ideaScore ?? null, novelty: novelty ?? null };
    await db().generationCandidate.updateMany({ where: { rowId: id }, data });
  }
  return rows.map(({ projectId }) => projectId ?? 0);
}

test("each idea counts once, by its last decision that stands, against what the judge said itself", async () => {
  const ids = await judged([8, 0.3], [8, 0.12], [3, 0.07], [5, 0.5], [9, 1], [2, 0]);
  const [approved = 0, rejected = 0, duplicate = 0, undone = 0, reopened = 0, redecided = 0] = ids;
  await editProject(approved, { version: 0, idea_score: 1 }, "ann");
  await decide(approved, { decision: "approve" }, "ann");
  await decide(rejected, { decision: "approve" }, "ann");
  await decide(rejected, { decision: "reject", reason: "not new" }, "bob");
  await decide(duplicate, { decision: "duplicate", duplicate_of: approved }, "ann");
  const { entry } = await decide(undone, { decision: "reject" }, "ann");
  await undo(entry?.id ?? 0, "ann");
  await decide(reopened, { decision: "approve" }, "ann");
  await decide(reopened, { decision: "reopen" }, "ann");
  await decide(redecided, { decision: "approve" }, "ann");
  const again = await decide(redecided, { decision: "reject" }, "ann");
  await undo(again.entry?.id ?? 0, "ann");
  await editProject(redecided, { version: 3, title: "Another" }, "ann");

  const { decided, by_score, by_novelty, thresholds, novelty_thresholds } = await read();
  expect(decided).toBe(4);
  const none = { approved: 0, rejected: 0, duplicate: 0 };
  expect(by_score.filter(({ score: _, ...counts }) => Object.values(counts).some(Boolean))).toEqual([
    { score: 2, ...none, approved: 1 },
    { score: 3, ...none, duplicate: 1 },
    { score: 8, ...none, approved: 1, rejected: 1 },
  ]);
  expect(by_novelty.filter(({ approved, rejected, duplicate }) => approved + rejected + duplicate)).toEqual([
    { from: 0, to: 0.05, ...none, approved: 1 },
    { from: 0.05, to: 0.1, ...none, duplicate: 1 },
    { from: 0.1, to: 0.15, ...none, rejected: 1 },
    { from: 0.3, to: 0.35, ...none, approved: 1 },
  ]);
  expect(thresholds[3]).toEqual({
    ...{ min_idea_score: 4, approved_kept: 1, rejected_kept: 1 },
    ...{ precision: 0.5, recall: 0.5 },
  });
  expect(novelty_thresholds[4]).toMatchObject({ min_novelty: 0.2, max_similarity: 0.8, precision: 1 });
});

test("a decision outlives its project, and one without a judge counts among the decided alone", async () => {
  const [id = 0] = await judged([6, 0.4]);
  const { ideaByHand } = await import("../../support/ideas-by-hand");
  const unjudged = await ideaByHand();
  await decide(id, { decision: "reject" }, "ann");
  await decide(unjudged.id, { decision: "approve" }, "ann");
  await binProject(id, "ann");
  await emptyBin(1);
  const { decided, by_score, thresholds } = await read();
  expect(decided).toBe(2);
  expect(by_score[5]).toEqual({ score: 6, approved: 0, rejected: 1, duplicate: 0 });
  expect(thresholds[0]).toMatchObject({ approved_kept: 0, rejected_kept: 1, recall: null });
});

test("without decisions every count is 0; who is no admin sees none", async () => {
  expect((await read()).decided).toBe(0);
  expect((await callEndpoint("getJudgements")).status).toBe(401);
});
