import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { closeDb } from "@/lib/core/db";
import { forgetSingleton } from "@/lib/core/singleton";
import { closeStore, openStore } from "@/lib/store/open";

const ROOT = process.cwd();
/** The template is made again when one of these changes. */
const INPUTS = ["prisma", "lib/store", "lib/embeddings", "lib/builtin/encoder"];

let known: Promise<string> | undefined;
let making: Promise<unknown> = Promise.resolve();

async function contentHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of INPUTS) {
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(`${relative(ROOT, file)}\0`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 16);
}

function knownHash(): Promise<string> {
  known ??= contentHash();
  return known;
}

/** Points this process at an SQLite file. */
export const useStoreFile = (path: string): Promise<void> => useStoreUrl(`file:${path}`);

/** Points this process at a store. */
export async function useStoreUrl(url: string): Promise<void> {
  await closeDb();
  process.env.DATABASE_URL = url;
  forgetSingleton("env");
}

/**
 * A store as the first start leaves it, made once per version of the schema, the migrations and the corpus, and kept
 * in the system's temporary folder.
 *
 * @returns the file to copy
 */
export function storeTemplate(seeded: boolean): Promise<string> {
  // One at a time, because making one uses this process's store.
  const made = making.catch(() => {}).then(() => makeTemplate(seeded));
  making = made;
  return made;
}

async function makeTemplate(seeded: boolean): Promise<string> {
  const folder = join(tmpdir(), `waywo-store-${process.getuid?.() ?? 0}-${await knownHash()}`);
  const template = join(folder, seeded ? "seeded.db" : "empty.db");
  if (existsSync(template)) return template;
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `draft-${process.pid}-${Date.now()}.db`);
  const before = process.env.DATABASE_URL;
  await useStoreFile(draft);
  await openStore(seeded ? {} : { seed: false });
  // Closing the last connection folds the write-ahead log into the file.
  await closeStore();
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  forgetSingleton("env");
  await rename(draft, template);
  await Promise.all(["-wal", "-shm", ".lock"].map((suffix) => rm(draft + suffix, { force: true })));
  return template;
}

/** Copies a template to `path`. */
export async function copyTemplate(seeded: boolean, path: string): Promise<void> {
  await copyFile(await storeTemplate(seeded), path);
}
