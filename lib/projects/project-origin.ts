import "server-only";
import type { ProjectOrigin } from "@/lib/contracts/project-origin";
import { waywoDate } from "@/lib/contracts/waywo-date";
import { db } from "@/lib/core/db";
import { readNumbers } from "@/lib/core/json-list";
import type { Comment, Post } from "@/lib/generated/prisma/client";

/** A thread as waywo writes it. */
export function postDto(post: Post) {
  const { id, type, by, time, text, dead, deleted, title, url, score, descendants, year, month } = post;
  const kids = kidsOf(post);
  return { id, type, by, time, text, dead, deleted, kids, title, url, score, descendants, year, month };
}

/** A comment as waywo writes it. */
export function commentDto(comment: Comment) {
  const { id, type, by, time, text, dead, deleted, parent } = comment;
  return { id, type, by, time, text, dead, deleted, kids: kidsOf(comment), parent };
}

/** waywo has null for none. */
const kidsOf = ({ kids }: { kids: string | null }) => (kids === null ? null : readNumbers(kids));

/** Where a project was found: the comment that told of it first, its thread, and every comment that did. */
export async function readOrigin(project: {
  id: number;
  source_comment_id: number | null;
}): Promise<ProjectOrigin> {
  const { id, source_comment_id: commentId } = project;
  const comment =
    commentId === null
      ? null
      : await db().comment.findUnique({ where: { id: commentId }, include: { post: true } });
  const submissions = await db().projectSubmission.findMany({
    where: { projectId: id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { comment: { include: { post: true } } },
  });
  return {
    source_comment: comment && commentDto(comment),
    parent_post: comment?.post ? postDto(comment.post) : null,
    submissions: submissions.map((submission) => ({
      id: submission.id,
      project_id: submission.projectId,
      comment_id: submission.commentId,
      extracted_text: submission.extractedText,
      similarity_score: submission.similarityScore,
      created_at: waywoDate(submission.createdAt),
      comment_by: submission.comment.by,
      comment_time: submission.comment.time,
      post_id: submission.comment.parent,
      post_title: submission.comment.post?.title ?? null,
      year: submission.comment.post?.year ?? null,
      month: submission.comment.post?.month ?? null,
    })),
  };
}
