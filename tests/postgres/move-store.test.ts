import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { moveStore } from "@/lib/store/move/move-store";
import { closeStore, openStore } from "@/lib/store/open";
import { forgetSingletons } from "../support/app";
import { callEndpoint } from "../support/call-endpoint";
import { createEmptyDatabase, dropDatabase, postgresServer } from "../support/postgres/template";
import { useStoreUrl } from "../support/store-template";
import { stubbedApp } from "../support/stubbed-app";

const launch = stubbedApp();

let folder: string;
let file: string;
let database: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-move-"));
  file = `file:${join(folder, "moved.db")}`;
  database = await createEmptyDatabase(postgresServer() ?? "");
});
afterEach(async () => {
  await dropDatabase(database);
  await rm(folder, { recursive: true });
});

/** A stopped store on PostgreSQL with the sample corpus and runs in it, and its URL. */
async function storeWithRuns(): Promise<string> {
  const { app } = await launch({ seeded: true });
  for (const seed of [1, 2, 3]) {
    const { task_id } = await app.start({ num_ideas: 3, seed, measures: { purpose_novelty: false } });
    await app.end(task_id);
  }
  await app.halt();
  return app.store.path;
}

/** Opens another store meanwhile. */
async function within<T>(url: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.DATABASE_URL ?? "";
  await useStoreUrl(url);
  try {
    await openStore({ seed: false });
    return await work();
  } finally {
    await closeStore();
    forgetSingletons();
    await useStoreUrl(before);
  }
}

/** What a store gives to whoever exports all of it. */
const exportsOf = (url: string): Promise<string[]> =>
  within(url, async () => {
    const projects = await callEndpoint("exportProjects", { search: "format=json" });
    const runs = await db().generationRun.findMany({ orderBy: { number: "asc" } });
    const rows = runs.map(({ id }) => callEndpoint("listRows", { params: { task_id: id } }));
    const answers = [projects, ...(await Promise.all(rows))];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    return [...(await Promise.all(answers.map((answer) => answer.text()))), JSON.stringify(runs)];
  });

test("a store moved to a file and back has the same rows and exports, and goes on with its ids", async () => {
  const first = await storeWithRuns();
  const there = await moveStore(first, file);
  const back = await moveStore(file, database);
  expect(back).toEqual(there);
  expect(there.checksums.GenerationRow?.rows).toBe(9);
  const before = await exportsOf(first);
  expect(await exportsOf(file)).toEqual(before);
  expect(await exportsOf(database)).toEqual(before);

  for (const url of [file, database]) {
    await within(url, async () => {
      const known = (await db().project.findMany({ select: { id: true } })).map(({ id }) => id);
      const { id } = await db().project.create({ data: NEW });
      expect(id).toBeGreaterThan(Math.max(...known));
      const found = await callEndpoint("listProjects", { search: "q=xylophonist" });
      expect((await found.json()).projects).toMatchObject([{ id }]);
    });
  }
});

const NEW = {
  title: "Xylophonist",
  shortDescription: "",
  description: "",
  hashtags: '["music"]',
  ideaScore: 5,
  complexityScore: 5,
};

test("a move that is cut short goes on where it was; until then nobody opens the store", async () => {
  const first = await storeWithRuns();
  await expect(
    moveStore(first, database, (model) => {
      if (model === "GenerationCandidate") throw new Error("cut short");
    }),
  ).rejects.toThrow("cut short");
  await expect(within(database, async () => {})).rejects.toThrow("run npm run migrate-store again");
  const copied: string[] = [];
  await moveStore(first, database, (model) => copied.push(model));
  expect(copied).not.toContain("Project");
  expect(copied).toContain("ModelCall");
  expect(await exportsOf(database)).toEqual(await exportsOf(first));
});

test("what was changed meanwhile is told, and a store is not moved over another", async () => {
  const first = await storeWithRuns();
  await expect(
    moveStore(first, database, (model) => {
      if (model === "ModelCall") throw new Error("cut short");
    }),
  ).rejects.toThrow();
  await within(first, () => db().project.updateMany({ where: { id: 1 }, data: { title: "Changed" } }));
  await expect(moveStore(first, database)).rejects.toThrow(/^Both stores differ in Project/);
  await moveStore(first, file);
  await expect(moveStore(first, file)).rejects.toThrow("is there already");
  await expect(moveStore(file, first)).rejects.toThrow("There is a store in that database already");
});
