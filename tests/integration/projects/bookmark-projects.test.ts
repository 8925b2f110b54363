import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { createProjects } from "@/lib/projects/create-projects";
import { binProject } from "@/lib/review/bin";
import { forgetSingletons, problemOf } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeAll(async () => {
  forgetSingletons();
  store = await openTempStore();
  const project = {
    source: "hn",
    title: "A project",
    shortDescription: "What it is",
    description: "What it does.",
  };
  const projects = Array.from({ length: 120 }, (_, n) => ({
    ...project,
    ideaScore: 1 + (n % 10),
    complexityScore: 5,
    hashtags: n < 7 ? ["tides"] : [],
  }));
  await db().direct.transaction((tx) => createProjects(tx, projects));
});
beforeEach(async () => {
  await db().project.updateMany({ data: { isBookmarked: false } });
});
afterAll(() => store.close());

const headers = { "content-type": "application/json" };
const bookmark = (body: object) => callEndpoint("bookmarkProjects", { headers, body: JSON.stringify(body) });
const bookmarked = async () =>
  (await db().project.findMany({ where: { isBookmarked: true }, orderBy: { id: "asc" } })).map(
    ({ id }) => id,
  );

test("those that are named are bookmarked, and no longer, by anyone; saying it twice changes nothing", async () => {
  const on = { ids: [3, 1, 3, 2], bookmarked: true };
  expect(await (await bookmark(on)).json()).toEqual({ bookmarked: true, matched: 3, changed: 3 });
  expect(await (await bookmark(on)).json()).toEqual({ bookmarked: true, matched: 3, changed: 0 });
  expect(await bookmarked()).toEqual([1, 2, 3]);
  const off = { ids: [2, 4], bookmarked: false };
  expect(await (await bookmark(off)).json()).toEqual({ bookmarked: false, matched: 2, changed: 1 });
  expect(await bookmarked()).toEqual([1, 3]);
});

test("all that match a filter are bookmarked, more than a page of them too", async () => {
  const filter = { min_idea_score: 2, is_valid: true };
  const answer = await (await bookmark({ filter, expected: 108, bookmarked: true })).json();
  expect(answer).toEqual({ bookmarked: true, matched: 108, changed: 108 });
  expect(await bookmarked()).toHaveLength(108);
});

test("where another number matches than was seen, nothing is changed", async () => {
  const response = await bookmark({ filter: { tags: "tides" }, expected: 8, bookmarked: true });
  expect(response.status).toBe(409);
  expect(await problemOf(response)).toMatchObject({
    code: "selection_changed",
    detail: "7 projects match now, not 8; look at them again.",
  });
  expect(await bookmarked()).toEqual([]);
});

test.each([
  [{ bookmarked: true }, "ids"],
  [{ ids: [1], filter: {}, expected: 1, bookmarked: true }, "ids"],
  [{ filter: {}, bookmarked: true }, "expected"],
  [{ ids: [], bookmarked: true }, "ids"],
  [{ ids: [1] }, "bookmarked"],
  [{ ids: [1], bookmarked: "true" }, "bookmarked"],
  [{ filter: { min_idea_score: 11 }, expected: 1, bookmarked: true }, "min_idea_score"],
  [{ ids: [1], bookmarked: true, more: 1 }, "more"],
])("%j is refused, and says where", async (body, field) => {
  const response = await bookmark(body);
  expect(response.status).toBe(422);
  expect(JSON.stringify(await problemOf(response))).toContain(field);
  expect(await bookmarked()).toEqual([]);
});

test("what is in the bin, or not there, is left alone", async () => {
  await binProject(5, "ann");
  const answer = await (await bookmark({ ids: [5, 6, 9999], bookmarked: true })).json();
  expect(answer).toEqual({ bookmarked: true, matched: 1, changed: 1 });
  expect(await bookmarked()).toEqual([6]);
});
