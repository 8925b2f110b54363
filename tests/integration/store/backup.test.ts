import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { link, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, db } from "@/lib/core/db";
import { backUpStore, draftOf, writeCopy } from "@/lib/store/backup";
import { closeStore, openStore } from "@/lib/store/open";
import { prepareRestore, restoreStore, swapStore } from "@/lib/store/restore";
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

function titlesIn(file: string): unknown[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare("SELECT title FROM waywo_projects ORDER BY id").pluck().all();
  } finally {
    database.close();
  }
}

test("a backup made while the app is writing restores what was there at that moment", async () => {
  await addProject("before");
  await backUpStore(store.path, backup);
  await addProject("after");
  await closeDb();

  const kept = await restoreStore(store.path, backup);

  expect(titlesIn(store.path)).toEqual(["before"]);
  expect(titlesIn(kept ?? "")).toEqual(["before", "after"]);
});

test("nothing is restored while a program has the store open", async () => {
  await addProject("kept");
  await backUpStore(store.path, backup);
  await addProject("also kept");
  await expect(restoreStore(store.path, backup)).rejects.toThrow("close it before you restore");
  expect((await readdir(dirname(backup))).filter((name) => /restoring|before/.test(name))).toEqual([]);
  expect(titlesIn(store.path)).toEqual(["kept", "also kept"]);
});

test("a damaged store gives way to a sound backup, and is kept with its log", async () => {
  await addProject("sound");
  await backUpStore(store.path, backup);
  await closeDb();
  await writeFile(store.path, "no database any more");
  await writeFile(`${store.path}-wal`, "a log");
  await writeFile(`${store.path}-journal`, "a journal");
  const kept = await restoreStore(store.path, backup);
  const texts = ["", "-wal", "-journal"].map((suffix) => readFile(kept + suffix, "utf8"));
  expect(await Promise.all(texts)).toEqual(["no database any more", "a log", "a journal"]);
  expect(titlesIn(store.path)).toEqual(["sound"]);
});

test.each([
  ["holiday pictures", "is not a database; nothing was restored"],
  ["", "There is no backup at"],
])("a backup of %j is refused before the store is touched", async (text, sentence) => {
  await addProject("kept");
  await closeDb();
  const before = await readFile(store.path);
  const names = await readdir(dirname(store.path));
  await writeFile(backup, text);
  await expect(restoreStore(store.path, backup)).rejects.toThrow(sentence);
  expect(await readFile(store.path)).toEqual(before);
  expect((await readdir(dirname(store.path))).sort()).toEqual([...names, "backup.db"].sort());
});

test("another program's database and a newer version's store are no backups", async () => {
  await closeDb();
  const other = new Database(backup);
  other.exec("CREATE TABLE recipes (id INTEGER)");
  await expect(restoreStore(store.path, backup)).rejects.toThrow(
    "another program's data; nothing was restored",
  );
  other.exec("CREATE TABLE _prisma_migrations (migration_name, finished_at, rolled_back_at)");
  other.exec("INSERT INTO _prisma_migrations VALUES ('29991231000000_later', 1, NULL)");
  other.close();
  await expect(restoreStore(store.path, backup)).rejects.toThrow("newer version (29991231000000_later)");
});

test("a store is not restored from itself, whatever its name", async () => {
  const alias = join(dirname(store.path), "alias.db");
  await symlink(store.path, alias);
  for (const name of [store.path, alias]) {
    await expect(restoreStore(store.path, name)).rejects.toThrow("is the store itself");
  }
});

test("a copy made with its log beside it is restored with what the log holds", async () => {
  await addProject("in the file");
  await closeDb();
  await openStore({ seed: false });
  await addProject("in the log");
  for (const suffix of ["", "-wal"]) await writeFile(backup + suffix, await readFile(store.path + suffix));
  await closeDb();
  await restoreStore(store.path, backup);
  expect(titlesIn(store.path)).toEqual(["in the file", "in the log"]);
});

test("a restored store keeps the permissions of the one before", async () => {
  await backUpStore(store.path, backup);
  await closeDb();
  const { mode } = await stat(store.path);
  await restoreStore(store.path, backup);
  expect((await stat(store.path)).mode).toBe(mode);
});

test("a restore that was cut short before the new store got the name leaves nothing behind", async () => {
  await addProject("still here");
  await backUpStore(store.path, backup);
  await closeStore();
  await prepareRestore(store.path, backup);
  // As after a crash between the two names.
  await link(store.path, `${store.path}.before-20270131120000000`);
  await openStore({ seed: false });
  const names = await readdir(dirname(store.path));
  expect(names.filter((name) => /restoring|before/.test(name))).toEqual([]);
  expect(await db().project.count()).toBe(1);
});

test("at every moment of a swap one of the two stores has the name, whole, and the old one is there", async () => {
  await addProject("old");
  await backUpStore(store.path, backup);
  await addProject("only in the old one");
  await closeDb();
  const script = `
    const fs = require("node:fs");
    const { syncBuiltinESMExports } = require("node:module");
    let calls = Number(process.argv[1]);
    for (const name of ["linkSync", "renameSync", "chmodSync", "statSync"]) {
      const real = fs[name];
      fs[name] = (...args) => {
        if (calls-- === 0) process.kill(process.pid, "SIGKILL");
        return real(...args);
      };
    }
    syncBuiltinESMExports();
    import("./lib/store/restore.ts").then(({ swapStore }) => swapStore(process.argv[2])).catch((e) => { console.error(e); process.exit(1); });
  `;
  const seen = new Set<string>();
  for (let moment = 0; ; moment += 1) {
    await prepareRestore(store.path, backup);
    const args = ["--conditions=react-server", "--import", "tsx", "-e", script, String(moment), store.path];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
    const [code, signal] = await once(child, "exit");
    const titles = titlesIn(store.path);
    const kept = (await readdir(dirname(store.path))).filter((name) => name.includes(".before-"));
    const all = [titles, ...kept.map((name) => titlesIn(join(dirname(store.path), name)))];
    expect(all).toContainEqual(["old", "only in the old one"]);
    seen.add(titles.join());
    if (signal === null) {
      expect(code).toBe(0);
      break;
    }
    expect(signal).toBe("SIGKILL");
  }
  expect([...seen]).toEqual(["old,only in the old one", "old"]);
});

test("a backup never overwrites a file, nor what a link leads to", async () => {
  await writeFile(backup, "precious");
  await expect(backUpStore(store.path, backup)).rejects.toThrow("is there already");
  expect(await readFile(backup, "utf8")).toBe("precious");
  const dangling = join(dirname(store.path), "dangling.db");
  await symlink("elsewhere.db", dangling);
  await expect(backUpStore(store.path, dangling)).rejects.toThrow("is there already");
});

test("a file that appears while the backup is written is not overwritten either", async () => {
  const writing = writeCopy(backup, async (draft) => {
    await writeFile(draft, "the copy");
    await writeFile(backup, "precious");
  });
  await expect(writing).rejects.toThrow("is there already");
  expect(await readFile(backup, "utf8")).toBe("precious");
  expect(existsSync(draftOf(backup))).toBe(false);
});

test("a backup that fails half-way leaves no file", async () => {
  const writing = writeCopy(backup, async (draft) => {
    await writeFile(draft, "half");
    throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
  });
  await expect(writing).rejects.toThrow(`${backup} could not be written: the disk is full.`);
  expect((await readdir(dirname(backup))).filter((name) => name.startsWith("backup"))).toEqual([]);
});

test("a backup that was killed half-way is not found under its name, and does not hinder the next one", async () => {
  await addProject("kept");
  await writeFile(draftOf(backup), "half of a copy");
  expect(existsSync(backup)).toBe(false);
  await backUpStore(store.path, backup);
  expect(titlesIn(backup)).toEqual(["kept"]);
  expect(existsSync(draftOf(backup))).toBe(false);
});

test.each([["no/such/folder/backup.db", "There is no folder"]])(
  "a backup to %s says what is wrong",
  async (target, sentence) => {
    await expect(backUpStore(store.path, target)).rejects.toThrow(sentence);
  },
);

test("a swap without a prepared backup changes nothing", async () => {
  await addProject("kept");
  await closeDb();
  await expect(swapStore(store.path)).rejects.toThrow();
  expect(titlesIn(store.path)).toEqual(["kept"]);
});
