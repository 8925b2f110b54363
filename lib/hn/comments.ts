import "server-only";
import type {
  CommentDetail,
  CommentList,
  CommentListQuery,
  ThreadComment,
} from "@/lib/contracts/hacker-news";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { rowId } from "@/lib/core/row-id";
import type { Comment } from "@/lib/generated/prisma/client";
import { PROJECT_SELECT, projectDto } from "@/lib/projects/project-dto";
import { commentDto, postDto } from "@/lib/projects/project-origin";

/** A stored comment, with what has become of it. */
export const threadCommentDto = (comment: Comment): ThreadComment => ({
  ...commentDto(comment),
  processed: comment.processed,
  invalid_reason: comment.invalidReason,
  read_error: comment.readError,
});

/** One page of the stored comments, of all threads or of one, the newest first. */
export async function listComments({ limit, offset, post_id }: CommentListQuery): Promise<CommentList> {
  const where = post_id === undefined ? {} : { parent: post_id };
  const [comments, total] = await Promise.all([
    db().comment.findMany({ where, orderBy: { id: "desc" }, skip: offset, take: limit }),
    db().comment.count({ where }),
  ]);
  return { comments: comments.map(threadCommentDto), total, limit, offset, post_id: post_id ?? null };
}

/**
 * A comment with its thread, and the projects that were read in it.
 *
 * @throws DomainError not_found, also when `id` is not a number
 */
export async function getComment(id: string): Promise<CommentDetail> {
  const number = rowId(id);
  const comment =
    number === null
      ? null
      : await db().comment.findUnique({ where: { id: number }, include: { post: true } });
  if (!comment) throw new DomainError("not_found", "There is no stored comment with this id.");
  const projects = await db().project.findMany({
    where: { sourceCommentId: comment.id, binnedAt: null },
    orderBy: { id: "asc" },
    select: PROJECT_SELECT,
  });
  return {
    comment: threadCommentDto(comment),
    parent_post: comment.post && postDto(comment.post),
    projects: projects.map(projectDto),
  };
}
