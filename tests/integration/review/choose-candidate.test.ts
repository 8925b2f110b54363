import { expect, test } from "vitest";
import type { ReviewItem } from "@/lib/contracts/review";
import { db } from "@/lib/core/db";
import { encodeVector } from "@/lib/embeddings/vector";
import { undo } from "@/lib/review/undo";
import { problemOf, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { completeByHand } from "../../support/runs-by-hand";
import { stubbedApp } from "../../support/stubbed-app";
import { ADMIN, ADMIN_TOKEN } from "./bulk-app";

const launch = stubbedApp();
const HEADERS = { ...ADMIN, "content-type": "application/json" };

/** As long as those of `completeByHand`. */
const VECTOR = Float32Array.from({ length: 512 }, (_, index) => Number(index === 7));

/** An idea with another candidate beside the chosen one, as regenerating leaves it. */
async function withCandidate(given: object = {}) {
  const runId = await completeByHand(1);
  const row = await db().generationRow.findFirstOrThrow({ where: { runId }, include: { candidates: true } });
  const [first] = row.candidates;
  if (!first || row.projectId === null) throw new Error("no idea");
  const { id, ...fields } = first;
  const texts = {
    title: "Another Idea",
    shortDescription: "Another of the ideas",
    description: "It is other.",
  };
  const other = await db().generationCandidate.create({
    data: {
      ...{ ...fields, number: 1, chosen: false, madeBy: "regenerate" },
      ...{ ...texts, hashtags: '["ios","tides"]', ideaScore: 9, complexityScore: 2 },
      ...{ embedding: encodeVector(VECTOR), novelty: 0.25, relaxed: '["short"]' },
      ...given,
    },
  });
  await db().regeneration.create({ data: { candidateId: other.id, state: "ready" } });
  return { id: row.projectId, first, other, project: () => readProject(row.projectId ?? 0) };
}

const readProject = (id: number) =>
  db().project.findUniqueOrThrow({ where: { id }, include: { tags: { orderBy: { position: "asc" } } } });

const choose = (id: number, candidate_id: number, version: number) =>
  callEndpoint("chooseCandidate", {
    params: { id: String(id) },
    headers: HEADERS,
    body: JSON.stringify({ candidate_id, version }),
  });

const item = async (id: number): Promise<ReviewItem> =>
  (await callEndpoint("getReviewItem", { params: { id: String(id) }, headers: ADMIN })).json();

const launchAdmin = (): Promise<{ app: TestApp }> =>
  launch({ stub: { dimensions: 512 }, env: { ADMIN_TOKEN } });

test("the project takes the candidate's texts, tags, scores, vector and novelty, and the undo brings the old back", async () => {
  await launchAdmin();
  const { id, first, other, project } = await withCandidate();
  const before = await project();
  const response = await choose(id, other.id, 0);
  expect(response.status).toBe(200);
  const { project: dto, entry } = await response.json();
  expect(dto).toMatchObject({
    ...{ title: "Another Idea", hashtags: ["ios", "tides"], idea_score: 9, complexity_score: 2 },
    ...{ version: 1, novelty: 0.25, relaxed: true, review_status: "pending" },
  });
  expect(entry).toMatchObject({ action: "choose_candidate", by: "admin", can_undo: true });
  const chosen = await project();
  expect(chosen.tags.map(({ tag }) => tag)).toEqual(["ios", "tides"]);
  expect(chosen.descriptionEmbedding).toEqual(other.embedding);
  expect(chosen.embeddingModel).toBe(other.embeddingModel);
  const states = async () =>
    (await item(id)).candidates.map(({ chosen, state, made_by }) => [chosen, state, made_by]);
  expect(await states()).toEqual([
    [false, "ready", null],
    [true, "ready", "regenerate"],
  ]);
  const { entry: undone } = await undo(entry.id, "bob");
  const back = await project();
  expect({ ...back, version: 0 }).toEqual({ ...before, version: 0 });
  expect(back.descriptionEmbedding).toEqual(first.embedding);
  expect((await states()).map(([isChosen]) => isChosen)).toEqual([true, false]);
  await undo(undone?.id ?? 0, "bob");
  expect({ ...(await project()), version: 0 }).toEqual({ ...chosen, version: 0 });
  expect((await states()).map(([isChosen]) => isChosen)).toEqual([false, true]);
});

test("a text that was edited before has no vector of the candidate after the undo", async () => {
  await launchAdmin();
  const { id, first, other, project } = await withCandidate();
  const { editProject } = await import("@/lib/review/edit-project");
  await editProject(id, { version: 0, title: "By Hand" }, "ann");
  const { entry } = await (await choose(id, other.id, 1)).json();
  await undo(entry.id, "ann");
  const { title, descriptionEmbedding } = await project();
  expect(title).toBe("By Hand");
  // None, or its own by now.
  expect(descriptionEmbedding).not.toEqual(first.embedding);
  expect(descriptionEmbedding).not.toEqual(other.embedding);
});

test("another admin's change comes first: nothing is overwritten", async () => {
  await launchAdmin();
  const { id, other, project } = await withCandidate();
  const { decide } = await import("@/lib/review/decide");
  await decide(id, { decision: "approve" }, "ann");
  const before = await project();
  const response = await choose(id, other.id, 0);
  expect([response.status, (await problemOf(response)).code]).toEqual([409, "edit_conflict"]);
  expect(await project()).toEqual(before);
});

test.each([
  ["one that is being written", { title: null }, "writing"],
  ["one that failed", { ideaScore: null }, "failed"],
] as const)("%s cannot be chosen", async (_, given, state) => {
  await launchAdmin();
  const { id, other } = await withCandidate(given);
  await db().regeneration.update({
    where: { candidateId: other.id },
    data: { state, error: state === "failed" ? "The model did not answer." : null },
  });
  expect((await item(id)).candidates[1]).toMatchObject({
    state,
    error: state === "failed" ? "The model did not answer." : null,
  });
  const response = await choose(id, other.id, 0);
  expect([response.status, (await problemOf(response)).detail]).toEqual([
    409,
    "This candidate is not complete; wait for it, or ask for it again.",
  ]);
  await db().regeneration.update({ where: { candidateId: other.id }, data: { state: "failed" } });
});

test("nor one of another project, nor for what is in the bin or is not there", async () => {
  await launchAdmin();
  const { id, other } = await withCandidate();
  const stranger = await withCandidate();
  expect((await choose(id, stranger.other.id, 0)).status).toBe(404);
  expect((await choose(999_999, other.id, 0)).status).toBe(404);
  await db().project.update({ where: { id }, data: { binnedAt: new Date() } });
  expect((await choose(id, other.id, 0)).status).toBe(409);
});
