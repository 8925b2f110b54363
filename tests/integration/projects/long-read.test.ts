import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ExportQuery } from "@/lib/contracts/exports";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { withStoreGate } from "@/lib/core/store-gate";
import { selectProjects } from "@/lib/projects/export/select-projects";
import { countHashtags } from "@/lib/projects/hashtags";
import { listProjects } from "@/lib/projects/list-projects";
import { ThreadError } from "@/lib/workers/worker-thread";
import { closeWorkers, workers } from "@/lib/workers/workers";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
  for (let n = 0; n < 120; n++) await projectByHand({ title: `Garden ${n}`, tags: ["garden"] });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
});
afterAll(closeWorkers);

const list = (query: object) => listProjects(projectListQuerySchema.parse({ limit: "1", ...query }));
const select = (query: Partial<ExportQuery>) => selectProjects({ format: "json", vectors: false, ...query });

test.each([
  ["a search", () => list({ q: "garden" }), "read"],
  ["a search in another order than its own", () => list({ q: "garden", sort: "novelty" }), "listIds"],
  ["a list by tags", () => list({ tags: "garden" }), "read"],
  [
    "a list by score, most of which is passed over",
    () => list({ min_idea_score: "5", sort: "novelty" }),
    "read",
  ],
  ["a search among a comment's projects", () => list({ q: "garden", comment_id: "1" }), "read"],
  ["a far page", () => list({ offset: "99900" }), "read"],
  ["a random order", () => list({ sort: "random" }), "listIds"],
  ["the tags of a source", () => countHashtags({ source: "hn", min_count: 1 }), "read"],
  ["an export", () => select({ q: "garden" }), "read"],
])("%s is read in the thread, at once", async (_name, work, service) => {
  const call = vi.spyOn(workers().index, "call");
  await work();
  expect(call.mock.calls.map(([called]) => called)).toEqual([service]);
});

test.each([
  ["the newest projects", () => list({})],
  ["the projects of a comment", () => list({ comment_id: "1", is_valid: "true" })],
])("%s are not: they are read at once", async (_name, work) => {
  const call = vi.spyOn(workers().index, "call");
  await work();
  expect(call).not.toHaveBeenCalled();
});

test("an export has the projects that were there when it began, in order, a page at a time", async () => {
  const selection = await select({ tags: ["garden"] });
  await projectByHand({ tags: ["garden"] });
  const pages = [...selection.pages()];
  expect(pages.map((ids) => ids.length)).toEqual([50, 50, 20]);
  expect(pages.flat()).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
  expect(selection.count).toBe(120);
});

test("a thread that ends meanwhile, and a store that is being replaced, are said to be unavailable", async () => {
  vi.spyOn(workers().index, "call").mockRejectedValueOnce(new ThreadError("died", "the index thread ended"));
  await expect(list({ q: "garden" })).rejects.toMatchObject({ code: "store_unavailable" });
  vi.restoreAllMocks();
  await withStoreGate("A backup is being restored.", async (gate) => {
    gate.shut();
    await expect(countHashtags({ source: "hn", min_count: 1 })).rejects.toThrow(
      "A backup is being restored.",
    );
  });
  expect((await list({ q: "garden" })).total).toBe(120);
});
