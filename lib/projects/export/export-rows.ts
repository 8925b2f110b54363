import "server-only";
import { db } from "@/lib/core/db";
import { readList, readTexts } from "@/lib/core/json-list";
import type { Prisma, Project } from "@/lib/generated/prisma/client";

const PAGE = 100;

/** What is exported: the projects of a filter, up to the last one that was there when the export began. */
export interface Selection {
  where: Prisma.ProjectWhereInput;
  count: number;
  lastId: number;
}

/** A project in a file; what an import reads, field by field. */
export type ExportRow = ReturnType<typeof exportRow>;

/** Reads a selection in pages of rows, so that memory does not grow with it. */
export async function* exportRows(selection: Selection, vectors: boolean): AsyncGenerator<ExportRow[]> {
  for (let after = 0; ; ) {
    const projects = await db().project.findMany({
      where: { AND: [selection.where, { id: { gt: after, lte: selection.lastId } }] },
      orderBy: { id: "asc" },
      take: PAGE,
      ...(vectors ? {} : { omit: { descriptionEmbedding: true, embeddingModel: true } }),
    });
    const last = projects.at(-1);
    if (!last) return;
    after = last.id;
    yield projects.map(exportRow);
  }
}

type Vector = Pick<Project, "descriptionEmbedding" | "embeddingModel">;

function exportRow(project: Omit<Project, keyof Vector> & Partial<Vector>) {
  return {
    id: project.id,
    source: project.source,
    source_comment_id: project.sourceCommentId,
    is_valid_project: project.isValidProject,
    invalid_reason: project.invalidReason,
    title: project.title,
    short_description: project.shortDescription,
    description: project.description,
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
    screenshot_path: project.screenshotPath,
    created_at: project.createdAt.toISOString(),
    processed_at: project.processedAt.toISOString(),
    ...(project.embeddingModel && project.descriptionEmbedding
      ? {
          embedding_model: project.embeddingModel,
          description_embedding: Buffer.from(project.descriptionEmbedding).toString("base64"),
        }
      : {}),
  };
}
