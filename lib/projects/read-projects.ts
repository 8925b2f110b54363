import "server-only";
import type { Project } from "@/lib/contracts/projects";
import type { ReviewStatus } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import { projectDto } from "./project-dto";

/** As it is stored; Unix milliseconds where an older version or another program wrote it so. */
type StoredDate = string | number;

/** A row of prisma/sql/read-projects.sql, which is one statement where Prisma makes six. */
interface Stored {
  id: number;
  source: string | null;
  source_comment_id: number | null;
  /** 0 or 1, as in every column of its kind. */
  is_valid_project: number;
  invalid_reason: string | null;
  title: string;
  short_description: string;
  description: string;
  hashtags: string;
  project_urls: string | null;
  url_summaries: string | null;
  primary_url: string | null;
  url_contents: string | null;
  idea_score: number;
  complexity_score: number;
  is_bookmarked: number;
  relaxed: number;
  novelty: number | null;
  review_status: ReviewStatus | null;
  review_reason: string | null;
  duplicate_of: number | null;
  version: number;
  created_at: StoredDate;
  processed_at: StoredDate;
  workflow_logs: string | null;
  screenshot_path: string | null;
  run_deleted_at: StoredDate | null;
  binned_at: StoredDate | null;
  /** Of the comments that it was found in, in JSON. */
  times: string;
  run_id: string | null;
  row: number | null;
  deleted_at: StoredDate | null;
  compared_with: number | null;
  compared_of: number | null;
}

/** Projects by their ids, in this order; one that is no more is left out. */
export async function readProjects(ids: readonly number[]): Promise<Project[]> {
  return (await readStoredProjects(ids)).map(({ project }) => project);
}

/** The same, and which of them are in the bin. */
export async function readStoredProjects(
  ids: readonly number[],
): Promise<{ project: Project; isBinned: boolean }[]> {
  if (ids.length === 0) return [];
  const rows = await db().direct.read<Stored>(readSql("read-projects"), JSON.stringify(ids));
  return rows.map((row) => ({ project: projectDto(recordOf(row)), isBinned: row.binned_at !== null }));
}

const recordOf = (stored: Stored): Parameters<typeof projectDto>[0] => ({
  id: stored.id,
  source: stored.source,
  sourceCommentId: stored.source_comment_id,
  isValidProject: Boolean(stored.is_valid_project),
  invalidReason: stored.invalid_reason,
  title: stored.title,
  shortDescription: stored.short_description,
  description: stored.description,
  hashtags: stored.hashtags,
  projectUrls: stored.project_urls,
  urlSummaries: stored.url_summaries,
  primaryUrl: stored.primary_url,
  urlContents: stored.url_contents,
  ideaScore: stored.idea_score,
  complexityScore: stored.complexity_score,
  isBookmarked: Boolean(stored.is_bookmarked),
  relaxed: Boolean(stored.relaxed),
  novelty: stored.novelty,
  reviewStatus: stored.review_status,
  reviewReason: stored.review_reason,
  duplicateOf: stored.duplicate_of,
  version: stored.version,
  createdAt: new Date(stored.created_at),
  processedAt: new Date(stored.processed_at),
  workflowLogs: stored.workflow_logs,
  screenshotPath: stored.screenshot_path,
  runDeletedAt: dateOrNull(stored.run_deleted_at),
  submissions: (JSON.parse(stored.times) as (number | null)[]).map((time) => ({ comment: { time } })),
  row:
    stored.run_id === null || stored.row === null
      ? null
      : {
          runId: stored.run_id,
          row: stored.row,
          run: { deletedAt: dateOrNull(stored.deleted_at) },
          candidates: [{ comparedWith: stored.compared_with, comparedOf: stored.compared_of }],
        },
});

const dateOrNull = (stored: StoredDate | null) => (stored === null ? null : new Date(stored));
