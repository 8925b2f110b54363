import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type StoreKind, storeKind } from "@/lib/core/store-kind";
import { PRISMA_FOLDER } from "./migrate";

const texts = new Map<string, string>();

/**
 * The statement of this name in prisma/sql: the one of the kind of store, where both kinds need their own, else the common
 * one. Values are its `?`s.
 *
 * @throws when there is no such file
 */
export function readSql(name: string, kind: StoreKind = storeKind()): string {
  const key = `${kind} ${name}`;
  const text = texts.get(key) ?? readFileSync(fileOf(name, kind), "utf8").trim();
  texts.set(key, text);
  return text;
}

function fileOf(name: string, kind: StoreKind): string {
  const own = join(PRISMA_FOLDER, "sql", kind, `${name}.sql`);
  return existsSync(own) ? own : join(PRISMA_FOLDER, "sql", "common", `${name}.sql`);
}
