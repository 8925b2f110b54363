import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { applyBatch } from "@/lib/review/bulk/apply-batch";
import { passBulkOn } from "@/lib/review/bulk/bulk-state";
import { createBulk } from "@/lib/review/bulk/create-bulk";
import { openStore } from "@/lib/store/open";
import { problemOf, startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { projectByHand } from "../../support/projects-by-hand";
import { refuseInserts } from "../../support/refuse-writes";
import {
  ADMIN_TOKEN,
  endBulk,
  manyIdeas,
  postBulk,
  readBulk,
  readItems,
  startBulk,
  statuses,
  stopBulk,
  undoBulk,
} from "./bulk-app";

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ env: { ADMIN_TOKEN }, seeded: false });
});
afterEach(() => app.stop());

const entriesOf = (bulkId: string) =>
  db().reviewEntry.findMany({ where: { bulkId }, orderBy: { id: "asc" } });

test("each project of a list is told its outcome, and only ideas are decided about", async () => {
  const [pending = 0, rejected = 0, binned = 0] = await manyIdeas(3);
  const { id: collected } = await projectByHand({ title: "Collected" });
  const note = { reviewStatus: "rejected", reviewReason: "too vague" } as const;
  await db().project.update({ where: { id: rejected }, data: note });
  await db().project.update({ where: { id: binned }, data: { binnedAt: new Date() } });
  const ids = [pending, rejected, collected, binned, 999_999, pending];
  const created = await startBulk({ action: "reject", reason: "  too\u202e vague\u0007 ", ids });
  expect(created).toEqual({
    bulk_id: expect.any(String),
    total: 5,
    status_url: `/api/review/bulk/${created.bulk_id}`,
  });
  expect(await endBulk(created.bulk_id)).toMatchObject({
    ...{ action: "reject", reason: "too vague", by: "admin", state: "SUCCESS", stopped: false, error: null },
    ...{ total: 5, done: 5, undoes: null },
    outcomes: { changed: 1, unchanged: 1, not_reviewable: 2, gone: 1, failed: 0 },
  });
  const { items, total } = await readItems(created.bulk_id);
  expect(total).toBe(5);
  expect(items).toEqual([
    { project_id: pending, title: "Idea 0", outcome: "changed", error: null },
    { project_id: rejected, title: "Idea 1", outcome: "unchanged", error: null },
    {
      ...{ project_id: collected, title: "Collected", outcome: "not_reviewable" },
      error: expect.stringMatching(/^Only ideas that the Designer made/),
    },
    {
      ...{ project_id: binned, title: "Idea 2", outcome: "not_reviewable" },
      error: "This project is in the bin; take it out to decide about it.",
    },
    {
      ...{ project_id: 999_999, title: null, outcome: "gone" },
      error: "There is no project with this id.",
    },
  ]);
  const second = await readItems(created.bulk_id, "outcome=not_reviewable&limit=1&offset=1");
  expect(second).toEqual({ items: items.slice(3, 4), total: 2, limit: 1, offset: 1 });
  expect(await entriesOf(created.bulk_id)).toMatchObject([
    { projectId: pending, action: "reject", by: "admin", title: "Idea 0" },
  ]);
  const { reviewStatus, reviewReason, version } = await db().project.findUniqueOrThrow({
    where: { id: pending },
  });
  expect([reviewStatus, reviewReason, version]).toEqual(["rejected", "too vague", 1]);
});

test("what matches the list's filter is rejected, searched words included, and nothing that comes to match later", async () => {
  await manyIdeas(30);
  await manyIdeas(5, "approved");
  const filter = { q: "idea", review_status: "pending", min_idea_score: 6, tags: ["ios"], is_valid: true };
  const refused = await postBulk({ action: "reject", filter, expected: 14 });
  expect([refused.status, await problemOf(refused)]).toMatchObject([
    409,
    { code: "selection_changed", detail: "15 projects match now, not 14; look at them again." },
  ]);
  expect(await db().bulkChange.count()).toBe(0);
  // Stored without its event: what comes to match before the sweep finds it is not of it.
  const { bulkRequestSchema } = await import("@/lib/contracts/bulk");
  const bulk = await createBulk(bulkRequestSchema.parse({ action: "reject", filter, expected: 15 }), "anna");
  await manyIdeas(10);
  await app.halt();
  await app.resume();
  expect(await endBulk(bulk.id)).toMatchObject({ by: "anna", outcomes: { changed: 15 }, total: 15 });
  expect(await statuses()).toEqual({ pending: 25, rejected: 15, approved: 5 });
});

test("a filter as the list's address has it is the same filter", async () => {
  await manyIdeas(20);
  const list = await app.projects("?q=idea&min_idea_score=9&review_status=pending,approved&tags=ios");
  const texts = { q: "idea", min_idea_score: "9", review_status: "pending,approved", tags: "ios" };
  const objects = { ...texts, min_idea_score: 9, review_status: ["pending", "approved"], source: null };
  for (const filter of [texts, objects]) {
    const { bulk_id } = await startBulk({ action: "approve", filter, expected: list.total });
    await endBulk(bulk_id);
  }
  expect(list.total).toBe(4);
  expect(await statuses()).toEqual({ pending: 16, approved: 4 });
});

test("the bin takes any project, and what is taken back comes out of it with its state", async () => {
  const ids = await manyIdeas(3, "approved");
  const { id: collected } = await projectByHand();
  const { bulk_id } = await startBulk({ action: "bin", ids: [...ids, collected] });
  expect((await endBulk(bulk_id)).outcomes).toMatchObject({ changed: 4 });
  expect((await app.projects()).total).toBe(0);
  const [first = 0] = ids;
  const [entry] = await entriesOf(bulk_id);
  const params = { id: String(entry?.id) };
  const undone = await undoBulk(bulk_id);
  expect([undone.status, params.id]).toEqual([202, expect.any(String)]);
  const undo = await endBulk((await undone.json()).bulk_id);
  expect(undo).toMatchObject({ action: "undo", undoes: bulk_id, total: 4, outcomes: { changed: 4 } });
  expect((await app.projects()).total).toBe(4);
  expect(await db().project.findUnique({ where: { id: first } })).toMatchObject({ reviewStatus: "approved" });
  const nothing = await undoBulk(bulk_id);
  expect([nothing.status, (await problemOf(nothing)).detail]).toEqual([
    409,
    "Nothing is left of this change that could be taken back.",
  ]);
  const redo = await endBulk((await (await undoBulk(undo.bulk_id)).json()).bulk_id);
  expect(redo.outcomes).toMatchObject({ changed: 4 });
  expect((await app.projects()).total).toBe(0);
});

test("taking back leaves alone what was changed since", async () => {
  const ids = await manyIdeas(3);
  const { bulk_id } = await startBulk({ action: "reject", ids });
  await endBulk(bulk_id);
  const later = await startBulk({ action: "approve", ids: ids.slice(0, 1) });
  await endBulk(later.bulk_id);
  const undo = await endBulk((await (await undoBulk(bulk_id)).json()).bulk_id);
  expect(undo.outcomes).toMatchObject({ changed: 2, failed: 1 });
  expect((await readItems(undo.bulk_id)).items[0]).toMatchObject({
    outcome: "failed",
    error: expect.stringMatching(/changed/),
  });
  expect(await statuses()).toEqual({ approved: 1, pending: 2 });
});

test("two at once leave each idea as one of them had it, with an entry for every change", async () => {
  const ids = await manyIdeas(120);
  const [approving, rejecting] = await Promise.all([
    startBulk({ action: "approve", ids }),
    startBulk({ action: "reject", ids: ids.toReversed() }),
  ]);
  const ends = await Promise.all([endBulk(approving.bulk_id), endBulk(rejecting.bulk_id)]);
  for (const { state, outcomes } of ends) expect([state, outcomes.changed]).toEqual(["SUCCESS", 120]);
  const entries = await db().reviewEntry.findMany({ orderBy: { id: "asc" } });
  expect(entries).toHaveLength(240);
  const last = new Map(entries.map(({ projectId, after }) => [projectId, JSON.parse(after).review_status]));
  for (const { id, reviewStatus, version } of await db().project.findMany()) {
    expect([reviewStatus, version]).toEqual([last.get(id), 2]);
  }
});

test("a batch that runs twice at once, and one of an older round, change nothing twice", async () => {
  const ids = await manyIdeas(70);
  const { bulkRequestSchema } = await import("@/lib/contracts/bulk");
  await app.halt();
  await openStore({ seed: false });
  const { id, round } = await createBulk(bulkRequestSchema.parse({ action: "approve", ids }), "anna");
  const target = { id, round };
  await Promise.all([applyBatch(target), applyBatch(target), applyBatch(target)]);
  const half = await readBulk(id);
  expect(half.done).toBe(await db().bulkItem.count({ where: { bulkId: id, outcome: { not: null } } }));
  const next = await passBulkOn(target);
  expect([await applyBatch(target), (await readBulk(id)).done]).toEqual([false, half.done]);
  while (await applyBatch(next));
  expect(await readBulk(id)).toMatchObject({ state: "SUCCESS", done: 70, outcomes: { changed: 70 } });
  expect(await db().reviewEntry.count()).toBe(70);
  expect(await db().project.count({ where: { version: 1, reviewStatus: "approved" } })).toBe(70);
  await app.resume();
});

test("one that is stopped before its first batch changes nothing", async () => {
  const ids = await manyIdeas(3);
  const { bulkRequestSchema } = await import("@/lib/contracts/bulk");
  const { id } = await createBulk(bulkRequestSchema.parse({ action: "approve", ids }), "anna");
  await stopBulk(id);
  await app.halt();
  await app.resume();
  expect(await endBulk(id)).toMatchObject({
    ...{ state: "FAILURE", stopped: true, done: 0 },
    error: "The change was stopped; 0 of 3 projects were looked at by then.",
  });
  expect(await statuses()).toEqual({ pending: 3 });
});

test("one that was interrupted while it was prepared never begins, and says so", async () => {
  await manyIdeas(600);
  const goOn = await refuseInserts("bulk_items", "NEW.position >= 500");
  const { bulkRequestSchema } = await import("@/lib/contracts/bulk");
  const request = bulkRequestSchema.parse({ action: "reject", filter: {}, expected: 600 });
  await expect(createBulk(request, "anna")).rejects.toThrow();
  await goOn();
  await app.halt();
  await app.resume();
  const { id } = await db().bulkChange.findFirstOrThrow();
  expect(await readBulk(id)).toMatchObject({
    ...{ state: "FAILURE", done: 0, total: 600 },
    error: "The change was not prepared to its end, and has changed nothing; start it again.",
  });
  expect(await statuses()).toEqual({ pending: 600 });
});

test("a stop half-way keeps what was done, says so, and can be taken back", async () => {
  await manyIdeas(600);
  const { bulk_id } = await startBulk({
    action: "reject",
    filter: { review_status: "pending" },
    expected: 600,
  });
  await vi.waitFor(async () => expect((await readBulk(bulk_id)).done).toBeGreaterThan(10), {
    interval: 5,
  });
  const early = await undoBulk(bulk_id);
  expect([early.status, (await problemOf(early)).code]).toEqual([409, "conflict"]);
  expect(await (await stopBulk(bulk_id)).json()).toMatchObject({ stopped: true });
  const end = await endBulk(bulk_id);
  expect(end).toMatchObject({
    state: "FAILURE",
    stopped: true,
    error: `The change was stopped; ${end.done} of 600 projects were looked at by then.`,
  });
  expect(end.done).toBeLessThan(600);
  expect(await statuses()).toEqual({ pending: 600 - end.done, rejected: end.done });
  expect(await (await stopBulk(bulk_id)).json()).toEqual(end);
  const undo = await endBulk((await (await undoBulk(bulk_id)).json()).bulk_id);
  expect(undo.outcomes).toMatchObject({ changed: end.done });
  expect(await statuses()).toEqual({ pending: 600 });
});

test("others write in between", async () => {
  await manyIdeas(300);
  const { bulk_id } = await startBulk({ action: "reject", filter: {}, expected: 300 });
  let written = 0;
  while ((await readBulk(bulk_id)).state !== "SUCCESS") {
    await projectByHand();
    written++;
  }
  expect(written).toBeGreaterThan(10);
});

describe("refuses", () => {
  const rejects = (body: object) => postBulk({ action: "reject", ids: [1], ...body });
  test.each([
    ["an action there is not", { action: "delete" }, "action is one of approve, reject, reopen, bin."],
    ["neither ids nor filter", { ids: undefined }, "Send either ids or a filter."],
    ["both", { filter: {}, expected: 1 }, "Send either ids or a filter."],
    [
      "a filter without a count",
      { ids: undefined, filter: {} },
      "With a filter, expected says how many projects you have seen match.",
    ],
    ["no ids", { ids: [] }, "ids names at least one project."],
    [
      "too many ids",
      { ids: Array.from({ length: 1001 }, (_, index) => index + 1) },
      "ids names at most 1000 projects; use a filter for more.",
    ],
    ["an id past all", { ids: [2 ** 31] }, "An id is a project's, a whole number from 1."],
    ["a reason without a rejection", { action: "approve", reason: "x" }, "Only a rejection has a reason."],
    ["a filter the list has not", { ids: undefined, filter: { scores: 3 }, expected: 1 }, /scores/],
    [
      "a value the list refuses",
      { ids: undefined, filter: { min_idea_score: 11 }, expected: 1 },
      "min_idea_score is between 1 and 10.",
    ],
    ["a field there is not", { all: true }, /all/],
  ])("%s", async (_, body, sentence) => {
    const response = await rejects(body);
    expect(response.status).toBe(422);
    expect((await problemOf(response)).detail).toMatch(sentence);
  });

  test("who is no admin", async () => {
    const headers = { "content-type": "application/json" };
    expect((await postBulk({ action: "reject", ids: [1] }, headers)).status).toBe(401);
    expect((await callEndpoint("stopBulk", { params: { bulk_id: "x" } })).status).toBe(401);
  });

  test.each(["none", "8f0e6a1e-0000-4000-8000-000000000000"])(
    "a change there is not: %s",
    async (bulk_id) => {
      expect((await stopBulk(bulk_id)).status).toBe(404);
      expect((await undoBulk(bulk_id)).status).toBe(404);
    },
  );
});
