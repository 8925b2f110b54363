import "server-only";
import { z } from "zod";
import { number } from "@/lib/contracts/number";
import { db } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { inPieces } from "@/lib/projects/create-projects";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import type { WaywoFile } from "./read-table";
import { type Fail, goodRows } from "./read-waywo";
import { count, date, text } from "./record-fields";

const TABLE = "waywo_project_submissions";
const MAX_TEXT = 1_000_000;

/** That a comment told of a project; in JSON with what is known of the comment, where the store may not have it. */
export const submissionSchema = z.object(
  {
    comment_id: count,
    comment_by: text(255).nullish(),
    comment_time: count.nullish(),
    comment_text: text(MAX_TEXT).nullish(),
    extracted_text: text(MAX_TEXT).nullish(),
    similarity_score: number("is not a number").nullish(),
    created_at: date.nullish(),
  },
  { error: "is not an object" },
);
export type Submission = z.infer<typeof submissionSchema>;

const rowSchema = z.object({
  ...submissionSchema.omit({ comment_by: true, comment_time: true, comment_text: true }).shape,
  id: count,
  project_id: count,
});

/** A submission of a stored project. */
export type NewSubmission = Submission & { project_id: number };

/**
 * Stores submissions that are not stored yet, with those of their comments that the store lacks and they tell of.
 *
 * @returns how many were added, and those that belong to no stored comment
 */
export async function addSubmissions<T extends NewSubmission>(
  tx: Prisma.TransactionClient,
  submissions: readonly T[],
): Promise<{ added: number; lost: T[] }> {
  const rows = submissions.map((row, place) =>
    JSON.stringify({ ...row, place, created_at: storedDate(row.created_at ?? new Date()) }),
  );
  const result: { added: number; lost: T[] } = { added: 0, lost: [] };
  for (const json of inPieces(rows)) {
    await tx.$executeRawUnsafe(readSql("import-submitted-comments"), json);
    result.added += await tx.$executeRawUnsafe(readSql("import-submissions"), json);
    const sql = readSql("find-unstored-comments");
    const lost = await tx.$queryRawUnsafe<{ place: number | bigint }[]>(sql, json);
    result.lost.push(...lost.flatMap(({ place }) => submissions[Number(place)] ?? []));
  }
  return result;
}

/**
 * Stores the submissions of a waywo file, once its projects and comments are. Those of a project that was not taken are
 * passed over: the project has been named.
 *
 * @param stored the ids that the file's projects have in the store, by theirs in the file
 * @returns how many were added
 */
export async function importSubmissions(
  file: WaywoFile,
  stored: ReadonlyMap<number, number>,
  fail: Fail,
  signal?: AbortSignal,
): Promise<number> {
  let total = 0;
  for await (const rows of goodRows(file, TABLE, rowSchema, fail)) {
    signal?.throwIfAborted();
    const submissions = rows.flatMap((row) => {
      const project_id = stored.get(row.project_id);
      return project_id === undefined ? [] : { ...row, project_id };
    });
    const { added, lost } = await db().$transaction((tx) => addSubmissions(tx, submissions));
    total += added;
    for (const { id, comment_id } of lost) {
      fail({ line: id, reason: `${TABLE}: comment ${comment_id} is not stored.` });
    }
  }
  return total;
}
