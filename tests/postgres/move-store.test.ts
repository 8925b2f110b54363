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

/** What a store gives to whoever exports all of it. */
async function exportsOf(url: string): Promise<string[]> {
  await useStoreUrl(url);
  await openStore({ seed: false });
  try {
    const projects = await callEndpoint("exportProjects", { search: "format=json" });
    const runs = await db().generationRun.findMany({ orderBy: { number: "asc" } });
    const details = runs.map(({ id }) => callEndpoint("listRows", { params: { task_id: id } }));
    const answers = [projects, ...(await Promise.all(details))];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    return [...(await Promise.all(answers.map((answer) => answer.text()))), JSON.stringify(runs)];
  } finally {
    await closeStore();
    forgetSingletons();
  }
}

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
    await useStoreUrl(url);
    await openStore({ seed: false });
    const known = (await db().project.findMany({ select: { id: true } })).map(({ id }) => id);
    const { id } = await db().project.create({
      data: {
        title: "New",
        shortDescription: "",
        description: "",
        hashtags: '["new"]',
        ideaScore: 5,
        complexityScore: 5,
      },
    });
    expect(id).toBeGreaterThan(Math.max(...known));
    const found = await callEndpoint("listProjects", { search: "q=new" });
    expect((await found.json()).projects[0]).toMatchObject({ id });
    await closeStore();
    forgetSingletons();
  }
});

test("a move that is cut short goes on where it was; until then nobody opens the store", async () => {
  const first = await storeWithRuns();
  await expect(
    moveStore(first, database, (model) => {
      if (model === "GenerationCandidate") throw new Error("cut short");
    }),
  ).rejects.toThrow("cut short");
  await useStoreUrl(database);
  await expect(openStore({ seed: false })).rejects.toThrow("run npm run migrate-store again");
  await closeStore();
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
  await useStoreUrl(first);
  await openStore({ seed: false });
  await db().project.updateMany({ where: { id: 1 }, data: { title: "Changed" } });
  await closeStore();
  await expect(moveStore(first, database)).rejects.toThrow(/^Both stores differ in Project/);
  await moveStore(first, file);
  await expect(moveStore(first, file)).rejects.toThrow("is there already");
  await expect(moveStore(file, first)).rejects.toThrow("There is a store in that database already");
});
