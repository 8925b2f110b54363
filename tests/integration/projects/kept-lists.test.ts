import { rename } from "node:fs/promises";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { closeDb, db } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { countTabs } from "@/lib/projects/count-tabs";
import { listProjects } from "@/lib/projects/list-projects";
import { closeWorkers, workers } from "@/lib/workers/workers";
import { writeElsewhere } from "../../support/other-program";
import { projectByHand } from "../../support/projects-by-hand";
import { copyTemplate } from "../../support/store-template";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
  for (let n = 0; n < 30; n++) await projectByHand({ title: `Garden ${n}`, tags: ["garden"] });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
});
afterAll(closeWorkers);

const parse = (query: object) => projectListQuerySchema.parse({ limit: "5", ...query });
const list = (query: object) => listProjects(parse(query));
const idsOf = async (query: object) => (await list(query)).projects.map(({ id }) => id);

const LISTS: [string, object][] = [
  ["a random order", { sort: "random", seed: "3" }],
  ["a search", { q: "garden" }],
  ["a search by date", { q: "garden", sort: "newest" }],
  ["a list by tags", { tags: "garden" }],
  ["a list by score", { min_idea_score: "1" }],
];

test.each(LISTS)("%s is not read again while no project changes", async (_name, query) => {
  const first = await list(query);
  const call = vi.spyOn(workers().index, "call");
  expect(await list(query)).toEqual(first);
  expect(call).not.toHaveBeenCalled();
});

test.each([
  ["a random order", { sort: "random", seed: "3" }],
  ["a search", { q: "garden" }],
])("all near pages of %s are read at once, and are those of the whole", async (_name, query) => {
  const whole = await idsOf({ ...query, limit: "30" });
  const call = vi.spyOn(workers().index, "call");
  const pages = [];
  for (let offset = 0; offset < 30; offset += 7) {
    pages.push(...(await idsOf({ ...query, limit: "7", offset: String(offset) })));
  }
  expect(pages).toEqual(whole);
  expect(call).not.toHaveBeenCalled();
});

test.each(LISTS)("%s is read anew after any change of projects, whoever makes it", async (_name, query) => {
  const totals = [(await list(query)).total];
  const last = await projectByHand({ title: "Garden planner", tags: ["garden"] });
  totals.push((await list(query)).total);
  await writeElsewhere(store.path, `UPDATE waywo_projects SET binned_at = created_at WHERE id = ${last.id}`);
  // PostgreSQL tells of it, which takes some milliseconds.
  await expect.poll(async () => (await list(query)).total).toBe(30);
  await db().project.delete({ where: { id: 1 } });
  totals.push((await list(query)).total);
  await db().$transaction(async (tx) => {
    await tx.project.updateMany({ where: { id: { in: [2, 3] } }, data: { isBookmarked: true } });
  });
  const { total, bookmarked_count } = await list({ ...query, bookmarked: "true" });
  expect([...totals, total, bookmarked_count]).toEqual([30, 31, 29, 2, 2]);
  expect((await list(query)).bookmarked_count).toBe(2);
});

test("the tabs' numbers are those of now", async () => {
  const filter = parse({ tags: "garden" });
  expect((await countTabs(filter)).all).toBe(30);
  expect((await countTabs(filter)).all).toBe(30);
  await db().project.delete({ where: { id: 1 } });
  expect((await countTabs(filter)).all).toBe(29);
});

test("a store that was closed is closed for the thread, too, and another file in its place is read", async ({
  skip,
}) => {
  skip(storeKind(store.path) === "postgres", "PostgreSQL's store is no file");
  expect((await list({ tags: "garden" })).total).toBe(30);
  await closeDb();
  // Whoever has it open keeps others from this.
  const alone = new Database(store.path, { timeout: 0 });
  expect(alone.pragma("journal_mode = DELETE", { simple: true })).toBe("delete");
  alone.close();
  await copyTemplate(false, `${store.path}.other`);
  await rename(`${store.path}.other`, store.path);
  expect((await list({ tags: "garden" })).total).toBe(0);
});
