import type { Project } from "@/lib/contracts/projects";
import { waywoDate } from "@/lib/contracts/waywo-date";
import { readList, readTexts } from "@/lib/core/json-list";
import { visibleText } from "@/lib/core/visible-text";
import type { Prisma } from "@/lib/generated/prisma/client";
import { noveltyBasisDto } from "./novelty-basis";

/** The columns that `projectDto` needs. */
export const PROJECT_SELECT = {
  id: true,
  source: true,
  sourceCommentId: true,
  isValidProject: true,
  invalidReason: true,
  title: true,
  shortDescription: true,
  description: true,
  hashtags: true,
  projectUrls: true,
  urlSummaries: true,
  primaryUrl: true,
  urlContents: true,
  ideaScore: true,
  complexityScore: true,
  isBookmarked: true,
  relaxed: true,
  novelty: true,
  reviewStatus: true,
  reviewReason: true,
  duplicateOf: true,
  version: true,
  createdAt: true,
  processedAt: true,
  workflowLogs: true,
  screenshotPath: true,
  runDeletedAt: true,
  // Counted here: Prisma's count goes through the table's every row.
  submissions: { orderBy: { id: "asc" }, select: { comment: { select: { time: true } } } },
  row: {
    select: {
      runId: true,
      row: true,
      run: { select: { deletedAt: true } },
      candidates: {
        where: { chosen: true },
        select: { comparedWith: true, comparedOf: true },
      },
    },
  },
} as const satisfies Prisma.ProjectSelect;

type Selected = Prisma.ProjectGetPayload<{ select: typeof PROJECT_SELECT }>;

/** What a project holds, under waywo's names: in an answer as in a file. Old texts have not been cleaned at the door. */
export const projectFields = (
  project: Omit<Selected, "createdAt" | "processedAt" | "submissions" | "row" | "runDeletedAt">,
) => ({
  id: project.id,
  source: project.source,
  source_comment_id: project.sourceCommentId,
  is_valid_project: project.isValidProject,
  invalid_reason: project.invalidReason && visibleText(project.invalidReason),
  title: visibleText(project.title),
  short_description: visibleText(project.shortDescription),
  description: visibleText(project.description),
  hashtags: readList(project.hashtags),
  project_urls: readList(project.projectUrls),
  url_summaries: readTexts(project.urlSummaries),
  primary_url: project.primaryUrl,
  url_contents: readTexts(project.urlContents),
  idea_score: project.ideaScore,
  complexity_score: project.complexityScore,
  workflow_logs: readList(project.workflowLogs),
  is_bookmarked: project.isBookmarked,
  relaxed: project.relaxed,
  novelty: project.novelty,
  screenshot_path: project.screenshotPath,
  review_status: project.reviewStatus,
  review_reason: project.reviewReason,
  duplicate_of: project.duplicateOf,
  version: project.version,
});

/** A project as the contract has it. */
export function projectDto(project: Selected): Project {
  const made = project.row?.run.deletedAt === null ? project.row : null;
  return {
    ...projectFields(project),
    created_at: waywoDate(project.createdAt),
    processed_at: waywoDate(project.processedAt),
    comment_time: project.submissions[0]?.comment.time ?? null,
    submission_count: project.submissions.length,
    run_id: made?.runId ?? null,
    row: made?.row ?? null,
    run_deleted: project.row ? made === null : project.runDeletedAt !== null,
    ...noveltyBasisDto(project.row?.candidates[0]),
  };
}
