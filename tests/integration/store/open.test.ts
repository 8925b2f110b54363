import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, db } from "@/lib/core/db";
import { openStore } from "@/lib/store/open";
import { copyTemplate, useStoreFile } from "../../support/store-template";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-open-"));
  path = join(folder, "data", "waywo.db");
  await useStoreFile(path);
});

afterEach(async () => {
  await closeDb();
  await rm(folder, { recursive: true });
});

/** Expects the store to be refused in one line and its file to stay as it was. */
async function expectRefused(file: string, sentence: RegExp): Promise<void> {
  await useStoreFile(file);
  const before = await readFile(file);
  const refusal = await openStore({ seed: false }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: "StoreError", message: expect.stringMatching(sentence) });
  expect((refusal as Error).message).not.toContain("\n");
  expect(await readFile(file)).toEqual(before);
}

test("the first opening makes the folder, migrates and seeds; the second does nothing", async () => {
  const first = await openStore();
  expect(first.applied).toContain("20261123000000_init");
  expect(first.seeded).toBeGreaterThanOrEqual(240);
  expect(await openStore()).toEqual({ path, applied: [], seeded: 0 });
  expect(await db().project.count()).toBe(first.seeded);
});

test("a store whose projects were all deleted is not seeded again", async () => {
  await openStore();
  await db().project.deleteMany();
  expect((await openStore()).seeded).toBe(0);
  expect(await db().project.count()).toBe(0);
});

test("seeded projects carry their tags in order and a vector of unit length", async () => {
  await openStore();
  const project = await db().project.findFirstOrThrow({
    include: { tags: { orderBy: { position: "asc" } } },
  });
  expect(project.tags.map(({ tag }) => tag)).toEqual(JSON.parse(project.hashtags));
  const { decodeVector } = await import("@/lib/embeddings/vector");
  const vector = decodeVector(project.descriptionEmbedding ?? new Uint8Array());
  expect(vector.length).toBe(512);
  expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
});

test("every connection syncs every commit, keeps foreign keys and writes ahead", async () => {
  await openStore({ seed: false });
  const pragma = async (name: string) => {
    const [row] = await db().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    return String(Object.values(row ?? {})[0]);
  };
  for (let connection = 0; connection < 2; connection++) {
    expect(await pragma("journal_mode")).toBe("wal");
    expect(await pragma("synchronous")).toBe("2");
    expect(await pragma("foreign_keys")).toBe("1");
    // Waiting is asynchronous: SQLite would stop the thread.
    expect(await pragma("busy_timeout")).toBe("0");
    await db().$disconnect();
  }
});

test("a file that is not a database is refused", async () => {
  const file = join(folder, "letter.txt");
  await writeFile(file, "Dear Sir or Madam, this is a letter.");
  await expectRefused(file, /is not a database/);
});

test("a store made by a newer version is refused", async () => {
  const file = join(folder, "newer.db");
  await copyTemplate(false, file);
  const database = new Database(file);
  database.exec("UPDATE _prisma_migrations SET migration_name = '29991231000000_later'");
  database.pragma("journal_mode = DELETE");
  database.close();
  await expectRefused(file, /newer version \(29991231000000_later\)/);
});

test("another program's database is refused", async () => {
  const file = join(folder, "other.db");
  const database = new Database(file);
  database.exec("CREATE TABLE recipes (id INTEGER)");
  database.close();
  await expectRefused(file, /another program's data/);
});

test("a damaged store is refused", async () => {
  const file = join(folder, "damaged.db");
  await copyTemplate(true, file);
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(0xa5, 20_000, 80_000));
  await expectRefused(file, /is damaged; restore a backup/);
});
