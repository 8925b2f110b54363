import "server-only";
import { stat } from "node:fs/promises";
import type { StoreInfo } from "@/lib/contracts/store-info";
import { db, storeAddress, storePath } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { longRead } from "@/lib/projects/long-read";
import { tokensToday } from "@/lib/runs/row/token-budget";
import { realStorePath } from "@/lib/store/real-path";
import { readSql } from "@/lib/store/sql";
import manifest from "@/package.json";
import { listBackups } from "./backups";

/** The store's size, what is in it, its backups, and the version. */
export async function getStoreInfo(): Promise<StoreInfo> {
  const kind = storeKind();
  const [{ path, bytes }, [row], [engine], tokens_today, backups] = await Promise.all([
    kind === "sqlite" ? measureFile() : measureDatabase(),
    longRead(readSql("store-rows"), []),
    db().direct.read<{ version: string }>(readSql("store-version")),
    tokensToday(),
    listBackups(),
  ]);
  const version = engine?.version ?? "";
  const counts = (row ?? []).map(Number);
  const [projects = 0, runs = 0, candidates = 0, model_calls = 0, threads = 0, comments = 0] = counts;
  return {
    version: manifest.version,
    node: process.version,
    sqlite: kind === "sqlite" ? version : "",
    engine: { kind, version },
    path,
    bytes,
    rows: { projects, runs, candidates, model_calls, threads, comments },
    sample: { in_use: counts[6] ?? 0, aside: counts[7] ?? 0 },
    tokens_today,
    backups,
  };
}

async function measureFile(): Promise<Pick<StoreInfo, "path" | "bytes">> {
  const path = realStorePath(storePath());
  const sizes = await Promise.all(["", "-wal"].map((end) => sizeOf(path + end)));
  return { path, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
}

async function measureDatabase(): Promise<Pick<StoreInfo, "path" | "bytes">> {
  const { host, pathname } = new URL(storeAddress());
  const [row] = await db().direct.read<{ bytes: number }>(
    "SELECT pg_database_size(current_database()) AS bytes",
  );
  return { path: `${host}${pathname}`, bytes: row?.bytes ?? 0 };
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
