import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { encodeVector } from "@/lib/embeddings/vector";
import { readSql } from "@/lib/store/sql";
import { ProjectIndex } from "@/lib/workers/project-index";
import type { Reader } from "@/lib/workers/read-store";
import { openTempStore, type TempStore } from "../../support/temp-store";

/** Called before each page of the first reading. */
let beforePage = async (_page: number) => {};

vi.mock("@/lib/workers/read-store", async (load) => {
  const { readStore } = await load<typeof import("@/lib/workers/read-store")>();
  return {
    readStore: <T>(path: string, work: (reader: Reader) => Promise<T>) =>
      readStore(path, (reader) => {
        let pages = 0;
        const query: Reader["query"] = async (sql, ...args) => {
          if (sql === readSql("read-vectors")) await beforePage(++pages);
          return reader.query(sql, ...args);
        };
        return work({ ...reader, query });
      }),
  };
});

const COUNT = 600;
let store: TempStore;
beforeEach(async () => {
  beforePage = async () => {};
  store = await openTempStore();
  await db().project.createMany({
    data: Array.from({ length: COUNT }, (_, n) => ({
      title: `${n}`,
      shortDescription: "s",
      description: "d",
      hashtags: "[]",
      ideaScore: 5,
      complexityScore: 5,
      descriptionEmbedding: encodeVector(Float32Array.of(1, n)),
      embeddingModel: "m",
    })),
  });
});
afterEach(() => store.close());

const query = () => ({
  path: store.path,
  model: "m",
  vector: Float32Array.of(0, 1),
  limit: 1,
  validOnly: true,
});

test("while the index is filled, a search that need not be whole answers from a part and says which", async () => {
  const index = new ProjectIndex();
  let goOn = () => {};
  let filled: Promise<void> | undefined;
  await new Promise<void>((atPage) => {
    beforePage = async (page) => {
      if (page !== 2) return;
      atPage();
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    };
    filled = index.catchUp(store.path);
  });
  const part = await index.nearest({ ...query(), whole: false });
  expect(part).toMatchObject({ comparedWith: 256, comparedOf: COUNT });
  expect(part.neighbours.map(({ title }) => title)).toEqual(["255"]);

  const answers: string[] = [];
  const whole = index.nearest({ ...query(), whole: true }).finally(() => answers.push("whole"));
  await index.nearest({ ...query(), whole: false }).finally(() => answers.push("part"));
  goOn();
  await whole;
  expect(answers).toEqual(["part", "whole"]);
  expect(await whole).toMatchObject({ comparedWith: COUNT, comparedOf: COUNT });
  expect((await whole).neighbours.map(({ title }) => title)).toEqual([`${COUNT - 1}`]);
  await filled;
});

test("what changes while it is filled is read after it", async () => {
  beforePage = async (page) => {
    if (page !== 2) return;
    await db().project.delete({ where: { id: 1 } });
    await db().project.updateMany({ where: { title: "0" }, data: { title: "renamed" } });
    await db().project.updateMany({ where: { title: "9" }, data: { isValidProject: false } });
  };
  const index = new ProjectIndex();
  const found = await index.nearest({ ...query(), limit: COUNT, whole: true });
  expect([found.comparedWith, found.comparedOf]).toEqual([COUNT - 2, COUNT - 2]);
  expect(found.neighbours.map(({ title }) => title)).not.toContain("9");
});

test("a reading that fails is made again from the start", async () => {
  beforePage = async (page) => {
    if (page === 2) throw new Error("the disk");
  };
  const index = new ProjectIndex();
  await expect(index.nearest({ ...query(), whole: true })).rejects.toThrow("the disk");
  beforePage = async () => {};
  expect(await index.nearest({ ...query(), whole: true })).toMatchObject({ comparedWith: COUNT });
});

test("vectors that are not kept in memory are read from the store, as they are now", async () => {
  const index = new ProjectIndex({ keptBytes: 0 });
  const nearest = async () => {
    const { neighbours } = await index.nearest({ ...query(), limit: 2, whole: true });
    return neighbours.map(({ title }) => title);
  };
  expect(await nearest()).toEqual([`${COUNT - 1}`, `${COUNT - 2}`]);
  const turned = encodeVector(Float32Array.of(0, 7));
  await db().project.updateMany({ where: { title: "3" }, data: { descriptionEmbedding: turned } });
  await db().project.deleteMany({ where: { title: `${COUNT - 1}` } });
  expect(await nearest()).toEqual(["3", `${COUNT - 2}`]);
});
