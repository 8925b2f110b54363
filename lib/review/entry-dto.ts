import "server-only";
import type { ReviewEntry as EntryDto, Reviewable } from "@/lib/contracts/review-entry";
import { UNDO_DEPTH } from "@/lib/contracts/review-status";
import type { Prisma, ReviewEntry } from "@/lib/generated/prisma/client";
import { readSql } from "@/lib/store/sql";
import { differences, REVIEWABLE_SELECT, readReviewable, reviewableOf } from "./reviewable";

/** Entries as the contract has them, in their order. */
export async function entryDtos(
  client: Prisma.TransactionClient,
  entries: readonly ReviewEntry[],
): Promise<EntryDto[]> {
  if (entries.length === 0) return [];
  const ids = entries.map(({ id }) => id);
  const undone = await client.reviewEntry.findMany({
    where: { undoes: { in: ids } },
    select: { id: true, undoes: true },
  });
  const undoneBy = new Map(undone.map(({ id, undoes }) => [undoes, id]));
  const changes = entries.map(({ before, after }) => ({
    before: readReviewable(before),
    after: readReviewable(after),
  }));
  const named = entries.flatMap(({ projectId }, at) =>
    [projectId, changes[at]?.after.duplicate_of ?? []].flat(),
  );
  const projects = await client.project.findMany({
    where: { id: { in: [...new Set(named)] } },
    select: { id: true, ...REVIEWABLE_SELECT },
  });
  const now = new Map(projects.map((project) => [project.id, reviewableOf(project)]));
  const oldest = await oldestUndoable(client);
  return entries.map((entry, at) => {
    const states = changes[at] as Pick<EntryDto, "before" | "after">;
    const undone_by = undoneBy.get(entry.id) ?? null;
    const current = now.get(entry.projectId);
    const stands = current !== undefined && isAsLeft(states, current);
    return {
      id: entry.id,
      project_id: entry.projectId,
      title: entry.title,
      action: entry.action,
      by: entry.by,
      at: entry.at.toISOString(),
      ...states,
      duplicate_title: now.get(states.after.duplicate_of ?? 0)?.title ?? null,
      undoes: entry.undoes,
      undone_by,
      bulk_id: entry.bulkId,
      can_undo: undone_by === null && entry.id >= oldest && stands,
    };
  });
}

/** Whether nothing that a change has changed was changed since. */
export function isAsLeft({ before, after }: { before: Reviewable; after: Reviewable }, now: Reviewable) {
  const since = differences(after, now);
  return differences(before, after).every((field) => !since.includes(field));
}

/** The id of the oldest entry that can still be taken back; those of one bulk change count as one. */
export async function oldestUndoable(client: Prisma.TransactionClient): Promise<number> {
  const sql = readSql("oldest-undoable-entry");
  const [row] = await client.$queryRawUnsafe<{ id: number | bigint | null }[]>(sql, UNDO_DEPTH);
  return Number(row?.id ?? 0);
}
