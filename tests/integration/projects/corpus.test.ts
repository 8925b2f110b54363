import { inflateSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { stream } from "@/lib/pipeline/random";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { encodeSnapshot, markOf, type Pair } from "@/lib/pipeline/snapshot";
import { buildVocabulary, type CorpusVocabulary } from "@/lib/pipeline/vocabulary";
import { currentMark, drawSamples } from "@/lib/projects/corpus";
import { createProjects } from "@/lib/projects/create-projects";
import { createRun } from "@/lib/runs/create-run";
import { cancelRun } from "@/lib/runs/end-run";
import { startRun } from "@/lib/runs/start-run";
import { readSql } from "@/lib/store/sql";
import { takeSnapshot } from "@/lib/workers/corpus-snapshots";
import type { Reader } from "@/lib/workers/read-store";
import { closeWorkers, workers } from "@/lib/workers/workers";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

/** Called before the pairs are read. */
let beforePairs = async () => {};

vi.mock("@/lib/workers/read-store", async (load) => {
  const store = await load<typeof import("@/lib/workers/read-store")>();
  return {
    ...store,
    readMoment: <T>(path: string, work: (reader: Reader) => Promise<T>) =>
      store.readMoment(path, (reader) => {
        const query: Reader["query"] = async (sql, ...args) => {
          if (sql === readSql("read-tag-pairs")) await beforePairs();
          return reader.query(sql, ...args);
        };
        return work({ query });
      }),
  };
});

let store: TempStore;
beforeEach(async () => {
  beforePairs = async () => {};
  store = await openTempStore({ seeded: true });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
});
afterAll(closeWorkers);

/** The vocabulary of all projects, counted here, and the text that a snapshot of it has. */
async function countedHere(): Promise<{ vocabulary: CorpusVocabulary; text: string }> {
  const projects = await db().project.findMany({ include: { tags: { orderBy: { position: "asc" } } } });
  const vocabulary = buildVocabulary(projects.map(({ tags }) => ({ tags: tags.map(({ tag }) => tag) })));
  const pairs = vocabulary.tags.flatMap(({ tag }) =>
    [...(vocabulary.neighbours.get(tag) ?? [])].map(([other, count]): Pair => [tag, other, count]),
  );
  return { vocabulary, text: encodeSnapshot(vocabulary, pairs) };
}

const startNew = async (request: object = {}) => {
  const { run } = await createRun(generateRequestSchema.parse({ num_ideas: 3, ...request }), null);
  await startRun(run.id, 0);
  return db().generationRun.findUniqueOrThrow({ where: { id: run.id }, include: { rows: true } });
};

test("the thread takes the mark and the samples that are counted and drawn here", async () => {
  const { vocabulary, text } = await countedHere();
  const mark = await currentMark();
  expect(mark).toBe(markOf(text));
  const stored = await db().corpusSnapshot.findUniqueOrThrow({ where: { mark } });
  expect(inflateSync(stored.vocabulary).toString()).toBe(text);
  for (const seedTags of [[], ["soldering", "ios"]]) {
    const run = { seed: 11, numIdeas: 30, seedTags };
    expect(await drawSamples(mark, run)).toEqual(sampleRows({ ...run, vocabulary }));
  }
});

test("a large snapshot, which is stored piece by piece, is stored whole", async () => {
  const random = stream(1, "tags");
  const text = { title: "t", shortDescription: "s", description: "d", ideaScore: 5, complexityScore: 5 };
  const projects = Array.from({ length: 400 }, () => ({
    ...text,
    source: "hn",
    hashtags: Array.from({ length: 30 }, () => `tag-${random.int(3000)}`),
  }));
  await db().direct.transaction((tx) => createProjects(tx, projects));
  const mark = await currentMark();
  const { vocabulary } = await db().corpusSnapshot.findUniqueOrThrow({ where: { mark } });
  expect(vocabulary.length).toBeGreaterThan(256 * 1024);
  expect(inflateSync(vocabulary).toString()).toBe((await countedHere()).text);
});

test("a run has the index thread take the snapshot and draw the samples; another on the same corpus, only draw", async () => {
  const call = vi.spyOn(workers().index, "call");
  const services = () =>
    call.mock.calls
      .splice(0)
      .map(([service]) => service)
      .filter((service) => service !== "read");
  const first = await startNew({ seed: 3 });
  expect(services()).toEqual(["snapshot", "sample", "inspirations"]);
  const second = await startNew({ seed: 3 });
  expect(services()).toEqual(["sample", "inspirations"]);
  expect(second.corpusMark).toBe(first.corpusMark);
  expect(second.rows.map(({ primaryTag }) => primaryTag)).toEqual(
    first.rows.map(({ primaryTag }) => primaryTag),
  );
});

test("two runs at once on a corpus without a snapshot take one", async () => {
  const call = vi.spyOn(workers().index, "call");
  const runs = await Promise.all([startNew(), startNew()]);
  expect(new Set(runs.map(({ corpusMark }) => corpusMark)).size).toBe(1);
  expect(call.mock.calls.filter(([service]) => service === "snapshot")).toHaveLength(1);
});

test("a project that comes while a snapshot is taken is in none of it", async () => {
  const { vocabulary, text } = await countedHere();
  const tags = vocabulary.tags.slice(0, 2).map(({ tag }) => tag);
  const { version } = await db().corpusState.findFirstOrThrow();
  beforePairs = async () => {
    beforePairs = async () => {};
    await projectByHand({ tags });
  };
  const taken = await takeSnapshot({ path: store.path });
  expect(inflateSync(taken.vocabulary).toString()).toBe(text);
  expect(taken).toMatchObject({ version, mark: markOf(text) });
  expect((await countedHere()).text).not.toBe(text);
});

test("a corpus that changes after its snapshot was taken, and before it is stored, is not marked with it", async () => {
  const before = await currentMark();
  await projectByHand({ tags: ["ai", "newcomer"] });
  const { call } = workers().index;
  vi.spyOn(workers().index, "call").mockImplementation(async (service, ...rest) => {
    const output = await call.call(workers().index, service, ...rest);
    if (service === "snapshot") await projectByHand({ tags: ["ai", "latecomer"] });
    return output;
  });
  const old = await currentMark();
  vi.restoreAllMocks();
  const now = await currentMark();
  expect(new Set([before, old, now]).size).toBe(3);
  expect(now).toBe(markOf((await countedHere()).text));
});

test("a snapshot that was deleted by hand is taken again", async () => {
  const mark = await currentMark();
  await db().corpusSnapshot.deleteMany();
  expect(await currentMark()).toBe(mark);
  expect(await db().corpusSnapshot.count()).toBe(1);
});

test("of corpora that changed, those stay that a run needs, and the newest", async () => {
  const needed = await startNew();
  for (const tag of ["one", "two"]) {
    await projectByHand({ tags: ["ai", tag] });
    await currentMark();
  }
  await projectByHand({ tags: ["ai", "three"] });
  const newest = await currentMark();
  const stored = await db().corpusSnapshot.findMany({ select: { mark: true } });
  expect(stored.map(({ mark }) => mark).sort()).toEqual([needed.corpusMark, newest].sort());
  const replay = await startNew({ seed: needed.seed, corpus_mark: needed.corpusMark });
  expect(replay.rows.map(({ primaryTag }) => primaryTag)).toEqual(
    needed.rows.map(({ primaryTag }) => primaryTag),
  );
});

test("a run whose corpus is deleted before it is tied to it, because another has stored a newer one, is planned from that", async () => {
  const transaction = db().$transaction;
  let isReplaced = false;
  vi.spyOn(db(), "$transaction").mockImplementation(async (...args: unknown[]) => {
    const result = await Reflect.apply(transaction, db(), args);
    if (!isReplaced && (await db().corpusSnapshot.count()) === 1) {
      isReplaced = true;
      await projectByHand({ tags: ["ai", "latecomer"] });
      await currentMark();
    }
    return result;
  });
  const { corpusMark, rows } = await startNew();
  vi.restoreAllMocks();
  expect(isReplaced).toBe(true);
  expect(corpusMark).toBe(await currentMark());
  expect(rows).toHaveLength(3);
  expect(await db().corpusSnapshot.count()).toBe(1);
});

test("a run that was tied to a corpus before it had rows is planned from it, whatever came since", async () => {
  const mark = await currentMark();
  const { run } = await createRun(generateRequestSchema.parse({ num_ideas: 3, corpus_mark: mark }), null);
  await projectByHand({ tags: ["ai", "latecomer"] });
  await startNew();
  await startRun(run.id, 0);
  const rows = await db().generationRow.findMany({ where: { runId: run.id }, orderBy: { row: "asc" } });
  const samples = await drawSamples(mark, { seed: run.seed, numIdeas: 3, seedTags: [] });
  expect(rows.map(({ primaryTag }) => primaryTag)).toEqual(samples?.map(({ primaryTag }) => primaryTag));
});

test("a replay whose corpus is not stored any more fails, and says so; the same request is then refused", async () => {
  const corpus_mark = await currentMark();
  const request = generateRequestSchema.parse({ num_ideas: 3, corpus_mark });
  const { run } = await createRun(request, null);
  await db().corpusSnapshot.deleteMany();
  await closeWorkers();
  expect(await startRun(run.id, 0)).toEqual([]);
  expect(await db().generationRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    state: "FAILURE",
    error: `The corpus with the mark ${corpus_mark} is not stored any more; start a run without corpus_mark.`,
  });
  await expect(createRun(request, null)).rejects.toThrow("corpus_mark");
});

test("a run with lost rows ends, although its corpus is not stored any more", async () => {
  const { id } = await startNew();
  await projectByHand({ tags: ["ai", "latecomer"] });
  await db().corpusSnapshot.deleteMany();
  await closeWorkers();
  await db().generationRow.deleteMany({ where: { runId: id, row: 1 } });
  expect(await cancelRun(id)).toBe(true);
  expect(await db().generationRow.count({ where: { runId: id, state: "cancelled" } })).toBe(3);
});
