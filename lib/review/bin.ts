import "server-only";
import type { Reviewed } from "@/lib/contracts/review-entry";
import { BIN_DAYS } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { noProject, projectId } from "@/lib/projects/project-id";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import { applyChange } from "./apply-change";
import { reviewed } from "./reviewed";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Deleted in one transaction, which all other writes wait for. */
const BATCH = 50;

/** When a project that was put into the bin then goes for good. */
export const deletedAt = (binnedAt: Date) => new Date(binnedAt.getTime() + BIN_DAYS * DAY_MS);

/**
 * Puts a project into the bin. It counts, is found and is compared with no more, at once. The row that made it stays
 * saved, so that no retry makes it again.
 *
 * @throws DomainError not_found, also where it is in the bin already
 */
export function binProject(id: string | number, admin: string) {
  const project = projectId(id);
  return db().$transaction(async (tx) => {
    const entry = await applyChange(tx, { id: project }, { binned: true }, { action: "bin", by: admin });
    if (!entry) throw noProject();
    const message = `Project ${project} was put into the bin.`;
    return { status: "deleted" as const, project_id: project, message, entry_id: entry.id };
  });
}

/**
 * Takes a project out of the bin; one that is not in it stays as it is.
 *
 * @throws DomainError not_found
 */
export function restoreProject(id: string | number, admin: string): Promise<Reviewed> {
  const project = projectId(id);
  return db().$transaction(async (tx) =>
    reviewed(
      tx,
      project,
      await applyChange(tx, { id: project }, { binned: false }, { action: "restore", by: admin }),
    ),
  );
}

/**
 * Deletes for good what is in the bin; the history stays.
 *
 * @param expected how many projects the admin saw in it
 * @returns how many were deleted
 * @throws DomainError bin_changed where it holds another number by now
 */
export async function emptyBin(expected: number): Promise<number> {
  const now = new Date();
  const count = await db().project.count({ where: { binnedAt: { lte: now } } });
  if (count !== expected) {
    const sentence = `The bin holds ${count} ${count === 1 ? "project" : "projects"} by now, not ${expected}; look at it again.`;
    throw new DomainError("bin_changed", sentence);
  }
  return deleteBinned(now);
}

/** Deletes for good what has been in the bin for 30 days. @returns how many projects */
export const purgeBin = (now = new Date()): Promise<number> =>
  deleteBinned(new Date(now.getTime() - BIN_DAYS * DAY_MS));

/** What came into the bin until then; what comes out of it meanwhile stays. */
async function deleteBinned(until: Date): Promise<number> {
  for (let deleted = 0; ; ) {
    const count = await db().$executeRawUnsafe(readSql("delete-binned"), storedDate(until), BATCH);
    deleted += count;
    if (count < BATCH) return deleted;
  }
}
