import "server-only";
import { z } from "zod";
import { db } from "@/lib/core/db";
import { storedDate } from "@/lib/projects/create-projects";
import { readSql } from "@/lib/store/sql";
import { readTable, type WaywoFile } from "./read-store";
import { count, date, faultOf, flag, text } from "./record-fields";

const MAX_TEXT = 1_000_000;
const PAGE = 100;

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

type Kind = keyof typeof TABLES;

/** How many posts and comments were added, and what is wrong with others. */
export interface ImportedThreads extends Record<Kind, number> {
  errors: { line: number; reason: string }[];
}

/** Stores the posts and comments of a waywo file; those that are there already stay as they are. */
export async function importThreads(file: WaywoFile, signal?: AbortSignal): Promise<ImportedThreads> {
  const result: ImportedThreads = { posts: 0, comments: 0, errors: [] };
  for (const kind of ["posts", "comments"] as const) {
    const { table, sql, schema } = TABLES[kind];
    for (const rows of readTable(file, table, Object.keys(schema.shape), PAGE)) {
      signal?.throwIfAborted();
      const good = rows.flatMap((row) => {
        const parsed = schema.safeParse(row);
        if (parsed.success) return parsed.data;
        result.errors.push({ line: Number(row.id), reason: `${table}: ${faultOf(parsed.error, row)}` });
        return [];
      });
      result[kind] += await db().$executeRawUnsafe(readSql(sql), JSON.stringify(good));
    }
  }
  return result;
}
