import type pg from "pg";

/** Loads node-postgres when it is needed: a store in an SQLite file does without its memory and its time. */
export async function loadDriver(): Promise<typeof pg> {
  return (await import("pg")).default;
}
