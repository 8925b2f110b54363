import type Database from "better-sqlite3";

/** A store as SQL text that makes the same store again: tables, rows, indexes, `user_version`. */
export function dumpStore(store: Database.Database): string {
  const objects = store
    .prepare("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    .all() as { type: string; name: string; sql: string }[];
  const tables = objects.filter(({ type }) => type === "table");
  const statements = [
    ...tables.map(({ sql }) => sql),
    ...tables.flatMap(({ name }) => inserts(store, name)),
    ...objects.filter(({ type }) => type !== "table").map(({ sql }) => sql),
    `PRAGMA user_version = ${store.pragma("user_version", { simple: true })}`,
  ];
  return `${statements.join(";\n")};\n`;
}

function inserts(store: Database.Database, table: string): string[] {
  const rows = store.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][];
  return rows.map((row) => `INSERT INTO "${table}" VALUES (${row.map(literal).join(", ")})`);
}

function literal(value: unknown): string {
  if (value === null) return "NULL";
  if (Buffer.isBuffer(value)) return `X'${value.toString("hex")}'`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
