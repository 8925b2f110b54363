import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { listTagCounts } from "@/lib/explore/tag-counts";
import { listTagGaps } from "@/lib/explore/tag-gaps";
import { closeWorkers, workers } from "@/lib/workers/workers";
import { callEndpoint } from "../../support/call-endpoint";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
});
afterAll(closeWorkers);

async function fewProjects() {
  await projectByHand({ source: "hn", tags: ["iot", "garden"] });
  await projectByHand({ source: "hn", tags: ["iot"] });
  await projectByHand({ source: DESIGNER_SOURCE, tags: ["iot", "music"] });
  await projectByHand({ source: "sample", tags: ["music"] });
  await projectByHand({ source: null, tags: ["garden"] });
  await projectByHand({ source: "reddit", tags: ["garden"] });
  await projectByHand({ source: "hn", tags: ["iot"], isValidProject: false });
  await projectByHand({ source: "hn", tags: ["garden", "music"], binnedAt: new Date() });
}

const page = { limit: 50, offset: 0 };

test("tags are counted by source, in each order, without what is not valid or in the bin", async () => {
  await fewProjects();
  expect(await listTagCounts({ ...page, sort: "count" })).toEqual({
    tags: [
      { tag: "garden", count: 3, hn: 1, generated: 0, sample: 0, other: 2 },
      { tag: "iot", count: 3, hn: 2, generated: 1, sample: 0, other: 0 },
      { tag: "music", count: 2, hn: 0, generated: 1, sample: 1, other: 0 },
    ],
    sources: ["hn", "generated", "sample", "other"],
    total: 3,
    ...page,
  });
  const order = async (sort: "tag" | "hn" | "generated" | "sample" | "other") =>
    (await listTagCounts({ ...page, sort })).tags.map(({ tag }) => tag);
  expect(await order("tag")).toEqual(["garden", "iot", "music"]);
  expect(await order("hn")).toEqual(["iot", "garden", "music"]);
  expect(await order("generated")).toEqual(["iot", "music", "garden"]);
  expect(await order("sample")).toEqual(["music", "garden", "iot"]);
  expect(await order("other")).toEqual(["garden", "iot", "music"]);
});

test("a page past the last one knows how many tags there are", async () => {
  await fewProjects();
  expect(await listTagCounts({ sort: "count", limit: 2, offset: 2 })).toMatchObject({
    tags: [{ tag: "music" }],
    total: 3,
  });
  expect(await listTagCounts({ sort: "count", limit: 2, offset: 10 })).toMatchObject({ tags: [], total: 3 });
});

test("the pairs of frequent tags are those that projects combine, and the gaps all the others", async () => {
  await fewProjects();
  expect(await listTagGaps({ tags: 24 })).toEqual({
    tags: [
      { tag: "garden", count: 3 },
      { tag: "iot", count: 3 },
      { tag: "music", count: 2 },
    ],
    projects: 6,
    pairs: [
      { tags: ["garden", "iot"], count: 1 },
      { tags: ["iot", "music"], count: 1 },
    ],
    gaps: [{ tags: ["garden", "music"], expected: 1 }],
  });
});

test("a tag that no run would take is in no pair", async () => {
  await projectByHand({ tags: ["iot"] });
  const { db } = await import("@/lib/core/db");
  const project = await projectByHand({ tags: ["iot"] });
  await db().projectTag.create({ data: { projectId: project.id, tag: "x".repeat(80), position: 1 } });
  expect((await listTagGaps({ tags: 24 })).tags).toEqual([{ tag: "iot", count: 2 }]);
});

test("an empty store has neither tags nor gaps", async () => {
  expect(await listTagCounts({ ...page, sort: "count" })).toMatchObject({ tags: [], sources: [], total: 0 });
  expect(await listTagGaps({ tags: 24 })).toEqual({ tags: [], projects: 0, pairs: [], gaps: [] });
});

test("both are read in the thread", async () => {
  const call = vi.spyOn(workers().explore, "call");
  await listTagGaps({ tags: 5 });
  expect(call.mock.calls.map(([service]) => service)).toEqual(["read", "read"]);
});

test.each([
  ["listTagCounts", "sort=loudest"],
  ["listTagCounts", "source=hn"],
  ["listTagGaps", "tags=1"],
  ["listTagGaps", "tags=41"],
] as const)("%s refuses %s", async (name, search) => {
  expect((await callEndpoint(name, { search })).status).toBe(422);
});
