import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";
import { forgetSingleton } from "@/lib/core/singleton";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { encodeVector, unitVector } from "@/lib/embeddings/vector";
import { getProjectMap } from "@/lib/explore/project-map";
import { renewMap } from "@/lib/explore/renew-map";
import { stream } from "@/lib/pipeline/random";
import { ThreadError } from "@/lib/workers/worker-thread";
import { closeWorkers, workers } from "@/lib/workers/workers";
import { callEndpoint } from "../../support/call-endpoint";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

vi.setConfig({ testTimeout: 120_000 });

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await vi.waitFor(async () => expect((await map()).renewing).toBe(false));
  forgetSingleton("map-renewal");
  await store.close();
});
afterAll(closeWorkers);

const map = (query: Partial<Parameters<typeof getProjectMap>[0]> = {}) =>
  getProjectMap({ limit: 2000, ...query });
const model = () => embeddingProvider().model;
const draw = () => renewMap(model());

/** Of a topic: vectors of one topic are near to each other. */
function vectorOf(topic: number, n: number) {
  const random = stream(topic, "topic");
  const noise = stream(n, "noise", topic);
  const numbers = Float32Array.from({ length: 48 }, () => random.float() - 0.5 + 0.3 * (noise.float() - 0.5));
  return encodeVector(unitVector(numbers));
}

const TOPICS = ["music", "garden", "chess"];
const addProject = (n: number, topic: number, more: object = {}) =>
  projectByHand({
    title: `${TOPICS[topic]} ${n}`,
    tags: ["app", `${TOPICS[topic]}`],
    descriptionEmbedding: vectorOf(topic, n),
    embeddingModel: model(),
    ...more,
  });

async function addTopics(each: number) {
  for (const topic of TOPICS.keys()) for (let n = 0; n < each; n++) await addProject(n, topic);
}

const placesOf = ({ points }: Awaited<ReturnType<typeof map>>) =>
  new Map(points.ids.map((id, at) => [id, [points.xs[at], points.ys[at], points.clusters[at]]]));

test("the first look has no map and has one drawn; the next has it, its clusters named by what tells them apart", async () => {
  await addTopics(20);
  expect(await map()).toMatchObject({ drawn_at: null, renewing: true, total: 0 });
  await vi.waitFor(async () => expect((await map()).drawn_at).not.toBeNull());
  const drawn = await map();
  expect(drawn).toMatchObject({ renewing: false, problem: null, sampled: 60, placed: 0, total: 60 });
  expect(drawn.clusters.map(({ tags, count }) => [tags[0], count]).toSorted()).toEqual([
    ["chess", 20],
    ["garden", 20],
    ["music", 20],
  ]);
  for (const [at, title] of drawn.points.titles.entries()) {
    expect(title).toContain(drawn.clusters[drawn.points.clusters[at] as number]?.tags[0]);
  }
});

test("what is new is placed by its neighbours, what is gone leaves, and the rest stays where it is", async () => {
  await addTopics(20);
  await draw();
  const before = placesOf(await map());
  const added = await addProject(99, 1, { source: DESIGNER_SOURCE });
  await db().project.update({ where: { id: 1 }, data: { binnedAt: new Date() } });
  await db().project.delete({ where: { id: 2 } });
  await db().project.update({ where: { id: 3 }, data: { isValidProject: false } });
  await draw();
  const drawn = await map();
  expect(drawn).toMatchObject({ sampled: 57, placed: 1, total: 58 });
  const after = placesOf(drawn);
  const garden = drawn.clusters.findIndex(({ tags }) => tags[0] === "garden");
  expect(after.get(added.id)?.[2]).toBe(garden);
  for (const id of [1, 2, 3]) expect(after.has(id)).toBe(false);
  for (const [id, place] of after) if (id !== added.id) expect(place).toEqual(before.get(id));
  expect(drawn.points.sources[drawn.points.ids.indexOf(added.id)]).toBe(1);
});

test("once much has changed, the map is laid out anew, of all", async () => {
  await addTopics(10);
  await draw();
  for (let n = 100; n < 240; n++) await addProject(n, n % 3);
  await draw();
  expect(await map()).toMatchObject({ sampled: 170, placed: 0 });
});

test("a project in the bin is not shown, even before the map is renewed", async () => {
  await addTopics(5);
  await draw();
  vi.spyOn(workers().explore, "call").mockResolvedValue(null);
  await db().project.update({ where: { id: 4 }, data: { binnedAt: new Date() } });
  expect((await map()).points.ids).not.toContain(4);
});

test("vectors of another model, of another length and without a direction are not on the map", async () => {
  await addTopics(5);
  await addProject(50, 0, { embeddingModel: "another" });
  await addProject(51, 0, { descriptionEmbedding: encodeVector(Float32Array.of(1, 2)) });
  await addProject(52, 0, { descriptionEmbedding: new Uint8Array(4 * 48) });
  const unrecorded = await addProject(53, 0, { embeddingModel: null });
  await projectByHand({ title: "Without a vector" });
  await draw();
  const drawn = await map();
  expect(drawn.total).toBe(16);
  expect(drawn.points.titles.filter((title) => / 5\d$/.test(title))).toEqual([unrecorded.title]);
});

test("an empty store has an empty map, which is drawn once", async () => {
  await draw();
  const call = vi.spyOn(workers().explore, "call");
  expect(await map()).toMatchObject({ renewing: false, sampled: 0, clusters: [], total: 0 });
  expect((await map()).drawn_at).not.toBeNull();
  expect(call).not.toHaveBeenCalled();
});

test("source, days and a part of the map filter it; the counts of clusters follow", async () => {
  await addTopics(6);
  await addProject(70, 2, { source: "sample", createdAt: new Date("2026-01-05T12:00:00Z") });
  await addProject(71, 2, { source: null, createdAt: new Date("2026-01-07T12:00:00Z") });
  await draw();
  const titles = async (query: Parameters<typeof map>[0]) => (await map(query)).points.titles;
  expect(await titles({ source: "sample" })).toEqual(["chess 70"]);
  expect(await titles({ source: "other" })).toEqual(["chess 71"]);
  const dates = { date_from: new Date("2026-01-05T23:00:00Z"), date_to: new Date("2026-01-07T01:00:00Z") };
  expect((await titles(dates)).toSorted()).toEqual(["chess 70", "chess 71"]);
  expect((await map({ source: "sample" })).clusters.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  const { xs, ys } = (await map({ source: "other" })).points;
  const box = [xs[0], ys[0], xs[0], ys[0]].join();
  expect(await titles({ box })).toContain("chess 71");
});

test("a map that cannot be drawn is told of, and what there is goes on being shown", async () => {
  await addTopics(5);
  await draw();
  vi.spyOn(workers().explore, "call").mockRejectedValue(new ThreadError("died", "the explore thread ended"));
  await addProject(60, 0);
  await draw();
  expect(await map()).toMatchObject({ problem: expect.stringContaining("could not be drawn"), total: 15 });
});

test.each([
  "source=moon",
  "box=1,2,3",
  "box=0,0,0,-1",
  "limit=5001",
  "date_from=2026-02-01&date_to=2026-01-01",
  "x=1",
])("the endpoint refuses %s", async (search) => {
  expect((await callEndpoint("getProjectMap", { search })).status).toBe(422);
});

test("the answer has an ETag, so that one that is known costs nothing", async () => {
  await addTopics(5);
  await draw();
  const first = await callEndpoint("getProjectMap", { search: "limit=5" });
  const headers = { "if-none-match": String(first.headers.get("etag")) };
  expect((await callEndpoint("getProjectMap", { search: "limit=5", headers })).status).toBe(304);
});
