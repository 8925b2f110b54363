import "server-only";
import { db } from "@/lib/core/db";
import type { Post } from "@/lib/generated/prisma/client";
import { findThread } from "./find-thread";
import { toPost } from "./mapper";

/**
 * Stores a thread whose comments are to be fetched and read. One that is stored already passes to its next round: what
 * is new is fetched then, and what could not be read is tried again.
 *
 * @param named its id, its address, or "latest"
 * @throws DomainError invalid_request, not_found, hn_unavailable
 */
export async function requestImport(named: string, signal?: AbortSignal): Promise<Post> {
  const { id, ...fields } = toPost(await findThread(named, signal));
  const [post] = await db().$transaction([
    db().post.upsert({
      where: { id },
      create: { id, ...fields, round: 1 },
      update: { ...fields, round: { increment: 1 }, fetchError: null },
    }),
    db().comment.updateMany({
      where: { parent: id, processed: false, readError: { not: null } },
      data: { readError: null },
    }),
  ]);
  return post;
}
