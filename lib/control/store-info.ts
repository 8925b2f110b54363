import "server-only";
import { stat } from "node:fs/promises";
import type { StoreInfo } from "@/lib/contracts/store-info";
import { db, storePath } from "@/lib/core/db";
import { longRead } from "@/lib/projects/long-read";
import { tokensToday } from "@/lib/runs/row/token-budget";
import { realStorePath } from "@/lib/store/real-path";
import { readSql } from "@/lib/store/sql";
import manifest from "@/package.json";
import { listBackups } from "./backups";

/** The store's size, what is in it, its backups, and the version. */
export async function getStoreInfo(): Promise<StoreInfo> {
  const path = realStorePath(storePath());
  const [sizes, [row], [sqlite], tokens_today, backups] = await Promise.all([
    Promise.all(["", "-wal"].map((end) => sizeOf(path + end))),
    longRead(readSql("store-rows"), []),
    db().$queryRawUnsafe<{ version: string }[]>(readSql("sqlite-version")),
    tokensToday(),
    listBackups(),
  ]);
  const counts = (row ?? []).map(Number);
  const [projects = 0, runs = 0, candidates = 0, model_calls = 0, threads = 0, comments = 0] = counts;
  return {
    version: manifest.version,
    node: process.version,
    sqlite: sqlite?.version ?? "",
    path,
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    rows: { projects, runs, candidates, model_calls, threads, comments },
    sample: { in_use: counts[6] ?? 0, aside: counts[7] ?? 0 },
    tokens_today,
    backups,
  };
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
