import "server-only";
import { db } from "@/lib/core/db";
import type { Prisma, Project } from "@/lib/generated/prisma/client";
import { projectFields } from "../project-dto";
import type { Selection } from "./select-projects";

/** A project in a file; what an import reads, field by field. */
export type ExportRow = ReturnType<typeof exportRow>;

const SUBMISSIONS = {
  orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  include: { comment: { select: { by: true, time: true, text: true } } },
} as const satisfies Prisma.Project$submissionsArgs;

/** The projects of a selection, page by page. */
export async function* exportRows(selection: Selection, vectors: boolean): AsyncGenerator<ExportRow[]> {
  for (const ids of selection.pages()) {
    const projects = await db().project.findMany({
      where: { id: { in: ids } },
      orderBy: { id: "asc" },
      include: { submissions: SUBMISSIONS },
      ...(vectors ? {} : { omit: { descriptionEmbedding: true, embeddingModel: true } }),
    });
    yield projects.map(exportRow);
  }
}

type Vector = Pick<Project, "descriptionEmbedding" | "embeddingModel">;

type Submission = Prisma.ProjectSubmissionGetPayload<typeof SUBMISSIONS>;

function exportRow(project: Omit<Project, keyof Vector> & Partial<Vector> & { submissions: Submission[] }) {
  return {
    ...projectFields(project),
    created_at: project.createdAt.toISOString(),
    processed_at: project.processedAt.toISOString(),
    ...(project.submissions.length > 0 ? { submissions: project.submissions.map(submissionRow) } : {}),
    ...(project.embeddingModel && project.descriptionEmbedding
      ? {
          embedding_model: project.embeddingModel,
          description_embedding: Buffer.from(project.descriptionEmbedding).toString("base64"),
        }
      : {}),
  };
}

/** With its comment, so that an import can keep it where the thread is not stored. */
const submissionRow = ({ commentId, comment, extractedText, similarityScore, createdAt }: Submission) => ({
  comment_id: commentId,
  comment_by: comment.by,
  comment_time: comment.time,
  comment_text: comment.text,
  extracted_text: extractedText,
  similarity_score: similarityScore,
  created_at: createdAt.toISOString(),
});
