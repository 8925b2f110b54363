import "server-only";
import { db } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { whyHeld } from "./why-held";

/** Comments that are to be read: of a thread whose import was asked for, not read, and not failed in this round. */
export const WAITING = {
  processed: false,
  readError: null,
  post: { round: { gt: 0 } },
} as const satisfies Prisma.CommentWhereInput;

export interface WaitingComment {
  id: number;
  /** Of its thread. */
  round: number;
}

/** The oldest waiting comments, at most `limit`. */
export async function waitingComments(limit: number, postId?: number): Promise<WaitingComment[]> {
  const comments = await db().comment.findMany({
    where: { ...WAITING, ...(postId === undefined ? {} : { parent: postId }) },
    orderBy: { id: "asc" },
    take: limit,
    select: { id: true, post: { select: { round: true } } },
  });
  return comments.map(({ id, post }) => ({ id, round: post?.round ?? 0 }));
}

/** Threads whose comments were asked for and are not all fetched. */
export async function unfetchedPosts(): Promise<{ id: number; round: number }[]> {
  return db().post.findMany({
    where: { fetchedRound: { lt: db().post.fields.round }, fetchError: null },
    select: { id: true, round: true },
    orderBy: { id: "asc" },
  });
}

/** Whether a thread is to be fetched now, or a comment to be read. */
export async function isImporting(): Promise<boolean> {
  if ((await unfetchedPosts()).length > 0) return true;
  return (await waitingComments(1)).length > 0 && (await whyHeld()) === null;
}
