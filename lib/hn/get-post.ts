import "server-only";
import type { PostDetail } from "@/lib/contracts/hacker-news";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { rowId } from "@/lib/core/row-id";
import { postDto } from "@/lib/projects/project-origin";
import { threadCommentDto } from "./comments";
import { threadImport } from "./thread-import";

/**
 * A thread with its stored comments in Hacker News' order; those that it lists no more come last.
 *
 * @throws DomainError not_found, also when `id` is not a number
 */
export async function getPost(id: string): Promise<PostDetail> {
  const number = rowId(id);
  const post = number === null ? null : await db().post.findUnique({ where: { id: number } });
  if (!post) throw new DomainError("not_found", "There is no stored thread with this id.");
  const dto = postDto(post);
  const progress = await threadImport(post);
  // After the counts: what they count as read is read here, too, and whoever waits for the end sees all of it.
  const comments = await db().comment.findMany({ where: { parent: post.id }, orderBy: { id: "asc" } });
  const places = new Map((dto.kids ?? []).map((kid, place) => [kid, place]));
  const place = (comment: { id: number }) => places.get(comment.id) ?? places.size;
  comments.sort((one, other) => place(one) - place(other));
  return {
    post: dto,
    comments: comments.map(threadCommentDto),
    comment_count: comments.length,
    import: progress,
  };
}
