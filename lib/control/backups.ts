import "server-only";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import type { Backup } from "@/lib/contracts/store-info";
import { storePath } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { singleFlight } from "@/lib/core/single-flight";
import { storeKind } from "@/lib/core/store-kind";
import { realStorePath } from "@/lib/store/real-path";
import { StoreError } from "@/lib/store/store-error";
import { copyStore } from "./commands/backup";

export const NO_FILE =
  "This store is kept by PostgreSQL, which has its own tools for copies: pg_dump and pg_restore.";

/** Of backups made here; the oldest goes when another is made. */
const KEPT = 10;
/** Nothing else is in reach of a request. */
const NAME = /^waywo-\d{8}-\d{9}\.db$/;

const folder = () => join(dirname(realStorePath(storePath())), "backups");

/**
 * Copies the store into the folder `backups` beside it, where the newest ten are kept. Calls at the same time share one.
 *
 * @throws DomainError store_unavailable with the reason; conflict where the store is no file
 */
export function createBackup(): Promise<Backup> {
  if (storeKind() === "postgres") throw new DomainError("conflict", NO_FILE);
  return singleFlight("create backup", async () => {
    await mkdir(folder(), { recursive: true, mode: 0o700 });
    // Of the form 20261126-164441460, to the millisecond.
    const name = `waywo-${new Date()
      .toISOString()
      .replace(/[-:.Z]/g, "")
      .replace("T", "-")}.db`;
    try {
      // Goes on although nobody waits: half a copy is none.
      await copyStore(join(folder(), name), new AbortController().signal);
    } catch (cause) {
      if (!(cause instanceof StoreError)) throw cause;
      throw new DomainError("store_unavailable", cause.message, { cause });
    }
    for (const { name: old } of (await listBackups()).slice(KEPT))
      await rm(join(folder(), old), { force: true });
    logger.info({ backup: name }, "a backup was made");
    return backupOf(name);
  });
}

/** Newest first. */
export async function listBackups(): Promise<Backup[]> {
  if (storeKind() === "postgres") return [];
  const names = await readdir(folder()).catch(() => []);
  return Promise.all(
    names
      .filter((name) => NAME.test(name))
      .sort()
      .reverse()
      .map(backupOf),
  );
}

/** @throws DomainError not_found */
export async function downloadBackup(name: string): Promise<Response> {
  const path = join(folder(), name);
  const found = NAME.test(name) && storeKind() === "sqlite" ? await stat(path).catch(() => null) : null;
  if (!found) throw new DomainError("not_found", "There is no backup of this name.");
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      "content-type": "application/vnd.sqlite3",
      "content-length": String(found.size),
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}

async function backupOf(name: string): Promise<Backup> {
  const { size, mtime } = await stat(join(folder(), name));
  return { name, bytes: size, created_at: mtime.toISOString() };
}
