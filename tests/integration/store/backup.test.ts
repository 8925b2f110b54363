import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, db } from "@/lib/core/db";
import { backUpStore, restoreStore } from "@/lib/store/backup";
import { openStore } from "@/lib/store/open";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
let backup: string;

beforeEach(async () => {
  store = await openTempStore();
  backup = join(dirname(store.path), "backup.db");
});

afterEach(() => store.close());

function addProject(title: string) {
  const scores = { ideaScore: 5, complexityScore: 5 };
  return db().project.create({
    data: { title, shortDescription: "s", description: "d", hashtags: "[]", ...scores },
  });
}

const titles = async () =>
  (await db().project.findMany({ orderBy: { id: "asc" } })).map(({ title }) => title);

test("a backup made while the app is writing restores what was there at that moment", async () => {
  await addProject("before");
  backUpStore(store.path, backup);
  await addProject("after");
  await closeDb();

  const kept = await restoreStore(store.path, backup);

  await openStore({ seed: false });
  expect(await titles()).toEqual(["before"]);
  await closeDb();
  process.env.DATABASE_URL = `file:${kept}`;
  const { forgetSingleton } = await import("@/lib/core/singleton");
  forgetSingleton("env");
  expect(await titles()).toEqual(["before", "after"]);
});

test("nothing is restored while the app holds the store", async () => {
  await addProject("kept");
  backUpStore(store.path, backup);
  await addProject("also kept");
  await expect(restoreStore(store.path, backup)).rejects.toThrow("stop it before you restore");
  expect(await titles()).toEqual(["kept", "also kept"]);
});

test("a damaged store gives way to a sound backup", async () => {
  await addProject("sound");
  backUpStore(store.path, backup);
  await closeDb();
  await writeFile(store.path, "no database any more");
  const kept = await restoreStore(store.path, backup);
  expect(await readFile(kept ?? "", "utf8")).toBe("no database any more");
  await openStore({ seed: false });
  expect(await titles()).toEqual(["sound"]);
});

test("a backup that is not a database is refused before the store is touched", async () => {
  await addProject("kept");
  await closeDb();
  const before = await readFile(store.path);
  await writeFile(backup, "holiday pictures");
  await expect(restoreStore(store.path, backup)).rejects.toThrow("is not a database");
  expect(await readFile(store.path)).toEqual(before);
});

test("a backup never overwrites a file", async () => {
  await writeFile(backup, "precious");
  expect(() => backUpStore(store.path, backup)).toThrow("is there already");
  expect(await readFile(backup, "utf8")).toBe("precious");
});
