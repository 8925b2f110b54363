import "server-only";
import { db } from "@/lib/core/db";
import { readNumbers } from "@/lib/core/json-list";
import type { Item } from "./api-types";
import { fetchAnswer } from "./client";
import { toComment } from "./mapper";

/** Comments fetched at a time, and stored together. */
const AT_A_TIME = 10;

/** Told how many of a thread's comments are fetched, or read. */
export type OnProgress = (progress: { done: number; total: number }) => void;

interface FetchOptions {
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

/**
 * Fetches the top-level comments of a stored thread that are not stored yet. They are stored as they come, so that
 * one that was interrupted goes on where it was; one that cannot be fetched does not hold back the others.
 *
 * @returns how many were new
 * @throws DomainError hn_unavailable, or the signal's reason
 */
export async function fetchComments(
  postId: number,
  { signal, onProgress }: FetchOptions = {},
): Promise<number> {
  const post = await db().post.findUniqueOrThrow({ where: { id: postId } });
  const kids = [...new Set(readNumbers(post.kids))];
  const stored = await db().comment.findMany({ where: { parent: postId }, select: { id: true } });
  const known = new Set(stored.map(({ id }) => id));
  const missing = kids.filter((id) => !known.has(id));
  const tell = (fetched: number) =>
    onProgress?.({ done: kids.length - Math.max(0, missing.length - fetched), total: kids.length });
  const failures: unknown[] = [];
  let added = 0;
  tell(0);
  for (let at = 0; at < missing.length; at += AT_A_TIME) {
    signal?.throwIfAborted();
    const batch = missing.slice(at, at + AT_A_TIME);
    const answers = await Promise.allSettled(batch.map((id) => fetchAnswer(id, signal)));
    const failed = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
    failures.push(...failed);
    if (failed.length === batch.length) break;
    const items = answers.flatMap((answer) => (answer.status === "fulfilled" ? (answer.value ?? []) : []));
    const comments = items.filter((item) => isCommentOn(item, postId));
    added += await store(comments.map((item) => toComment(item, postId)));
    tell(at + AT_A_TIME);
  }
  signal?.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  await db().post.update({ where: { id: postId }, data: { fetchedRound: post.round, fetchError: null } });
  return added;
}

/** Notes why a thread's comments could not be fetched; its next import tries again. */
export async function failPost(postId: number, error: string): Promise<void> {
  const ours = error.startsWith("Hacker News ");
  const fetchError = ours ? error : "Something went wrong on our side; import the thread again.";
  await db().post.updateMany({ where: { id: postId }, data: { fetchError } });
}

const isCommentOn = ({ type, parent }: Item, postId: number) => type === "comment" && parent === postId;

/** What the thread has already is left as it is; a comment that came without its thread becomes the thread's. */
async function store(comments: ReturnType<typeof toComment>[]): Promise<number> {
  return db().$transaction(async (tx) => {
    let added = 0;
    for (const { id, ...fields } of comments) {
      const before = await tx.comment.findUnique({ where: { id }, select: { parent: true } });
      if (before && before.parent !== null) continue;
      await tx.comment.upsert({ where: { id }, create: { id, ...fields }, update: fields });
      added++;
    }
    return added;
  });
}
