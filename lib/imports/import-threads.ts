import "server-only";
import { z } from "zod";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import type { WaywoFile } from "./read-table";
import { type Fail, goodRows } from "./read-waywo";
import { count, date, flag, text } from "./record-fields";

const MAX_TEXT = 1_000_000;

const stored = date.transform(storedDate);
const item = {
  id: count,
  type: text(50, 1),
  by: text(255).nullish(),
  time: count.nullish(),
  text: text(MAX_TEXT).nullish(),
  dead: flag.nullish(),
  deleted: flag.nullish(),
  kids: text(MAX_TEXT).nullish(),
  created_at: stored,
  updated_at: stored,
};

/** The tables of threads, posts before the comments that belong to them. */
const TABLES = {
  posts: {
    table: "waywo_posts",
    sql: "import-posts",
    schema: z.object({
      ...item,
      title: text(5000).nullish(),
      url: text(5000).nullish(),
      score: count.nullish(),
      descendants: count.nullish(),
      year: count.nullish(),
      month: count.nullish(),
    }),
  },
  comments: {
    table: "waywo_comments",
    sql: "import-comments",
    schema: z.object({ ...item, parent: count.nullish(), processed: flag, processed_at: stored.nullish() }),
  },
} as const;

/** How many posts and comments were added. */
type ImportedThreads = Record<keyof typeof TABLES, number>;

/**
 * Stores the posts and comments of a waywo file. Those that are there already stay as they are; but a comment that came
 * without its thread gets it.
 */
export async function importThreads(
  file: WaywoFile,
  fail: Fail,
  signal?: AbortSignal,
): Promise<ImportedThreads> {
  const result: ImportedThreads = { posts: 0, comments: 0 };
  for (const kind of ["posts", "comments"] as const) {
    const { table, sql, schema } = TABLES[kind];
    for await (const rows of goodRows(file, table, schema, fail)) {
      signal?.throwIfAborted();
      result[kind] += await db().$executeRawUnsafe(readSql(sql), JSON.stringify(rows));
    }
  }
  return result;
}
