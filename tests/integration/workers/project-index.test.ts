import { rename } from "node:fs/promises";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { closeDb, db } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { encodeVector } from "@/lib/embeddings/vector";
import { nearestProjects, nearestToProject } from "@/lib/projects/project-vectors";
import { closeWorkers } from "@/lib/workers/workers";
import { copyTemplate } from "../../support/store-template";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
});
afterEach(() => store.close());
afterAll(closeWorkers);

const TEXTS = { shortDescription: "s", description: "d", hashtags: "[]", ideaScore: 5, complexityScore: 5 };

const project = (title: string, numbers: number[] | null, embeddingModel: string | null = "m") => ({
  ...TEXTS,
  title,
  descriptionEmbedding: numbers && encodeVector(Float32Array.from(numbers)),
  embeddingModel,
});

const add = (...given: Parameters<typeof project>) => db().project.create({ data: project(...given) });

/** The titles of the projects nearest to (1, 0), or to other numbers. */
async function nearest(numbers = [1, 0], options: { model?: string; limit?: number; except?: number } = {}) {
  const { model = "m", limit = 9, ...rest } = options;
  const found = await nearestProjects(model, Float32Array.from(numbers), { limit, ...rest });
  return found.neighbours.map(({ title }) => title);
}

test("finds the nearest with its cosine, at most so many, without the excepted one", async () => {
  const { id } = await add("same", [2, 0]);
  await add("far", [-1, 0]);
  await add("near", [1, 1]);
  const found = await nearestProjects("m", Float32Array.of(1, 0), { limit: 2 });
  const [first, second] = found.neighbours;
  expect(first).toEqual({ id, title: "same", cosine: 1 });
  expect(second).toMatchObject({ title: "near", cosine: expect.closeTo(Math.SQRT1_2, 6) });
  expect(await nearest([1, 0], { limit: 1, except: id })).toEqual(["near"]);
});

test("leaves other models and lengths alone; a vector of no recorded model is everybody's", async () => {
  await add("ours", [1, 0]);
  await add("another model's", [1, 0], "n");
  await add("longer", [1, 0, 0]);
  await add("nobody's", [1, 1], null);
  await add("without", null);
  expect(await nearest()).toEqual(["ours", "nobody's"]);
  expect(await nearest([1, 0], { model: "n" })).toEqual(["another model's", "nobody's"]);
  expect(await nearest([1, 0, 0])).toEqual(["longer"]);
  expect(await nearest([1, 0, 0, 0])).toEqual([]);
});

test("counts the valid projects that it compares with, and all of them", async () => {
  const counts = async (numbers: number[]) => {
    const found = await nearestProjects("m", Float32Array.from(numbers), { limit: 1 });
    return [found.comparedWith, found.comparedOf];
  };
  expect(await counts([1, 0])).toEqual([0, 0]);
  await add("ours", [1, 0]);
  await add("nobody's", [1, 1], null);
  expect(await counts([1, 0])).toEqual([2, 2]);
  await add("another model's", [1, 0], "n");
  await add("longer", [1, 0, 0]);
  await add("without", null);
  const { id } = await add("not valid", [0, 1]);
  await db().project.update({ where: { id }, data: { isValidProject: false } });
  expect(await counts([1, 0])).toEqual([2, 5]);
  expect(await counts([1, 0, 0])).toEqual([1, 5]);
  expect(await counts([1])).toEqual([0, 5]);
  await db().project.deleteMany({ where: { title: "ours" } });
  expect(await counts([1, 0])).toEqual([1, 4]);
});

test("whether a project is valid counts as it is now, where only valid ones are asked for", async () => {
  const { id } = await add("a", [1, 0]);
  await add("b", [1, 1]);
  const validOnly = async () => {
    const found = await nearestProjects("m", Float32Array.of(1, 0), { limit: 9, validOnly: true });
    return [found.neighbours.map(({ title }) => title), found.comparedWith, found.comparedOf];
  };
  expect(await validOnly()).toEqual([["a", "b"], 2, 2]);
  await db().project.update({ where: { id }, data: { isValidProject: false } });
  expect(await validOnly()).toEqual([["b"], 1, 1]);
  expect(await nearest()).toEqual(["a", "b"]);
  await db().project.update({ where: { id }, data: { isValidProject: true } });
  expect(await validOnly()).toEqual([["a", "b"], 2, 2]);
});

test("a project's own vector is compared with those of its model, or of the one in use if that is not known", async () => {
  const similar = async (id: number) => {
    const found = await nearestToProject(id, { limit: 9 });
    return [found.neighbours.map(({ title }) => title), found.comparedWith, found.comparedOf];
  };
  const ours = await add("ours", [1, 0]);
  await add("ours too", [1, 1]);
  const others = await add("another model's", [1, 0], "n");
  const nobodys = await add("nobody's", [0, 1], null);
  const inUse = await add("of the model in use", [1, 0], ENCODER_NAME);
  const without = await add("without", null);
  expect(await similar(ours.id)).toEqual([["ours too", "nobody's"], 3, 6]);
  expect(await similar(others.id)).toEqual([["nobody's"], 2, 6]);
  expect(await similar(nobodys.id)).toEqual([["of the model in use"], 2, 6]);
  expect(await similar(inUse.id)).toEqual([["nobody's"], 2, 6]);
  expect(await similar(without.id)).toEqual([[], 0, 6]);
});

test("whatever has changed since, it answers from what is stored now", async () => {
  const [a, b] = [await add("a", [1, 0]), await add("b", [1, 1])];
  const later = await add("later", null);
  expect(await nearest()).toEqual(["a", "b"]);

  await db().project.delete({ where: { id: a.id } });
  expect(await nearest()).toEqual(["b"]);

  // As many as before, and the same highest id.
  await db().project.delete({ where: { id: b.id } });
  const { descriptionEmbedding } = project("", [1, 0]);
  await db().project.update({ where: { id: later.id }, data: { descriptionEmbedding } });
  expect(await nearest()).toEqual(["later"]);

  const turned = encodeVector(Float32Array.of(0, 1));
  await add("x", [1, 1]);
  await db().project.update({ where: { id: later.id }, data: { descriptionEmbedding: turned } });
  expect(await nearest()).toEqual(["x", "later"]);

  await db().project.update({ where: { id: later.id }, data: { title: "renamed" } });
  expect(await nearest()).toEqual(["x", "renamed"]);

  await db().project.update({ where: { id: later.id }, data: { embeddingModel: "n" } });
  expect(await nearest()).toEqual(["x"]);

  await db().project.deleteMany();
  expect(await nearest()).toEqual([]);
});

test("learns of what other programs write, however they word it", async ({ skip }) => {
  skip(storeKind(store.path) === "postgres", "the words are SQLite's");
  await add("ours", [1, 1]);
  expect(await nearest()).toEqual(["ours"]);
  const other = new Database(store.path);
  other.exec(`
    CREATE TEMP TABLE copy AS SELECT * FROM waywo_projects;
    UPDATE copy SET title = 'ignored or not';
    INSERT OR IGNORE INTO waywo_projects SELECT * FROM copy;
    UPDATE copy SET id = 70, title = 'added';
    INSERT OR IGNORE INTO waywo_projects SELECT * FROM copy;`);
  expect(await nearest()).toEqual(["ours", "added"]);
  other.exec("UPDATE copy SET title = 'replaced'; REPLACE INTO waywo_projects SELECT * FROM copy");
  expect(await nearest()).toEqual(["ours", "replaced"]);
  other.exec(
    `INSERT INTO waywo_projects SELECT * FROM copy WHERE true ON CONFLICT (id) DO UPDATE SET title = 'upserted'`,
  );
  expect(await nearest()).toEqual(["ours", "upserted"]);
  other.exec("UPDATE OR IGNORE waywo_projects SET id = 80 WHERE id = 70");
  expect(await nearest()).toEqual(["ours", "upserted"]);
  other.exec("DELETE FROM waywo_projects WHERE id = 80");
  other.close();
  expect(await nearest()).toEqual(["ours"]);
});

test("what is rolled back was never there, and what is not committed is not there yet", async () => {
  const rolledBack = db().$transaction(async (tx) => {
    await tx.project.create({ data: project("ghost", [1, 0]) });
    expect(await nearest()).toEqual([]);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  await add("real", [1, 1]);
  expect(await nearest()).toEqual(["real"]);
});

test("reads more projects than a page holds, at first and later", async () => {
  const many = (count: number, model: string) =>
    db().project.createMany({
      data: Array.from({ length: count }, (_, n) => project(`${n}`, [n % 7, 1 + (n % 5)], model)),
    });
  await many(1100, "m");
  expect(await nearest([1, 0], { limit: 5000 })).toHaveLength(1100);
  await many(1100, "m");
  expect(await nearest([1, 0], { limit: 5000 })).toHaveLength(2200);
});

test("does not keep the file open, and reads the one that has taken its place", async ({ skip }) => {
  skip(storeKind(store.path) === "postgres", "PostgreSQL's store is no file");
  await add("before", [1, 0]);
  expect(await nearest()).toEqual(["before"]);
  await closeDb();
  const other = `${store.path}.other`;
  await copyTemplate(false, other);
  const database = new Database(other);
  // Fails while anybody has it open.
  database.pragma("locking_mode = EXCLUSIVE");
  database.pragma("journal_mode = DELETE");
  database.close();
  await rename(other, store.path);
  await add("after", [1, 1]);
  expect(await nearest()).toEqual(["after"]);
});

test("a file that cannot be read is the store's error, and nothing is made in its place", async ({
  skip,
}) => {
  skip(storeKind(store.path) === "postgres", "PostgreSQL's store is no file");
  await closeDb();
  await rename(store.path, `${store.path}.away`);
  await expect(nearest()).rejects.toMatchObject({ name: "ThreadError", code: "ENOENT" });
  await rename(`${store.path}.away`, store.path);
  await add("back", [1, 0]);
  expect(await nearest()).toEqual(["back"]);
});
