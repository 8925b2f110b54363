import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT_SORTS } from "@/lib/contracts/limits";
import { db } from "@/lib/core/db";
import { idNeighbours, listNeighbours } from "@/lib/projects/list-neighbours";
import { listProjects } from "@/lib/projects/list-projects";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

const TAGS = ["ai", "music", "天気"];

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
  for (let n = 0; n < 30; n++) {
    await projectByHand({
      tags: TAGS.filter((_, place) => (n >> place) & 1),
      title: n % 3 === 0 ? "A garden planner" : "A garden",
      isValidProject: n % 5 !== 0,
      ideaScore: 1 + (n % 4),
      complexityScore: 1 + ((n * 7) % 10),
      novelty: n % 4 === 0 ? null : (n % 13) / 13,
      createdAt: new Date(`2026-0${1 + (n % 3)}-01T00:00:00Z`),
    });
  }
  await db().project.updateMany({ where: { id: { in: [7, 8] } }, data: { binnedAt: new Date() } });
});
afterAll(() => store.close());

const query = fc.record(
  {
    sort: fc.constantFrom(...PROJECT_SORTS),
    q: fc.constant("garden plan"),
    tags: fc.subarray(TAGS, { minLength: 1 }),
    is_valid: fc.constant(true),
    min_idea_score: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ["sort"] },
);

test("previous and next lead through a list, whatever it is filtered and ordered by", async () => {
  await fc.assert(
    fc.asyncProperty(query, fc.nat(1000), async (given, seed) => {
      const list = { ...given, ...(given.sort === "random" ? { seed } : {}) };
      const { projects } = await listProjects({ ...list, limit: 100, offset: 0 });
      const ids = projects.map(({ id }) => id);
      for (const at of ids.keys()) {
        expect(await listNeighbours(ids[at] ?? 0, list)).toEqual({
          previous: ids[at - 1] ?? null,
          next: ids[at + 1] ?? null,
        });
      }
    }),
    { numRuns: 25 },
  );
});

test("a project that the list leaves out by now keeps its place", async () => {
  const list = { sort: "newest", bookmarked: true } as const;
  await db().project.updateMany({ where: { id: { in: [10, 13, 16] } }, data: { isBookmarked: true } });
  expect(await listNeighbours(13, list)).toEqual({ previous: 16, next: 10 });
  await db().project.update({ where: { id: 13 }, data: { isBookmarked: false } });
  expect(await listNeighbours(13, list)).toEqual({ previous: 16, next: 10 });
});

test("without a list they are the valid projects with the ids before and after", async () => {
  expect(await idNeighbours(9)).toEqual({ previous: 5, next: 10 });
  expect(await idNeighbours(2)).toEqual({ previous: null, next: 3 });
  expect(await idNeighbours(30)).toEqual({ previous: 29, next: null });
});
