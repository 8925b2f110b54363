import "server-only";
import type { PostDetail } from "@/lib/contracts/hacker-news";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { commentDto, postDto } from "@/lib/projects/project-origin";
import { threadImport } from "./thread-import";

const MAX_ID = 2_147_483_647;

/**
 * A thread with its stored comments in Hacker News' order; those that it lists no more come last.
 *
 * @throws DomainError not_found, also when `id` is not a number
 */
export async function getPost(id: string): Promise<PostDetail> {
  const number = /^\d{1,10}$/.test(id) ? Number(id) : Number.NaN;
  const post =
    number <= MAX_ID
      ? await db().post.findUnique({
          where: { id: number },
          include: { comments: { orderBy: { id: "asc" } } },
        })
      : null;
  if (!post) throw new DomainError("not_found", "There is no stored thread with this id.");
  const dto = postDto(post);
  const places = new Map((dto.kids ?? []).map((kid, place) => [kid, place]));
  const place = (comment: { id: number }) => places.get(comment.id) ?? places.size;
  const comments = post.comments.sort((one, other) => place(one) - place(other));
  return {
    post: dto,
    comments: comments.map((comment) => ({
      ...commentDto(comment),
      processed: comment.processed,
      invalid_reason: comment.invalidReason,
      read_error: comment.readError,
    })),
    comment_count: comments.length,
    import: await threadImport(post),
  };
}
