import "server-only";
import type { ThreadImport } from "@/lib/contracts/hacker-news";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { rowId } from "@/lib/core/row-id";
import type { Post } from "@/lib/generated/prisma/client";
import { readSql } from "@/lib/store/sql";
import { whyHeld } from "./why-held";

type Counts = Pick<ThreadImport, "stored" | "read" | "failed" | "invalid" | "projects">;

const NOTHING: Counts = { stored: 0, read: 0, failed: 0, invalid: 0, projects: 0 };

/** How far the import of a thread is, counted in the store. */
export async function threadImport(post: Post): Promise<ThreadImport> {
  const [counts = NOTHING] = await db().direct.read<Counts>(readSql("count-thread"), post.id);
  const { stored, read, failed, invalid, projects } = counts;
  const waiting = stored - read - failed;
  const fetched = post.fetchedRound >= post.round;
  return {
    fetched,
    stored,
    read,
    waiting,
    failed,
    invalid,
    projects,
    note: await noteOf(post, { waiting, failed }),
  };
}

/** The same by the thread's id. @throws DomainError not_found, also when `id` is not a number */
export async function getThreadImport(id: string): Promise<ThreadImport> {
  const number = rowId(id);
  const post = number === null ? null : await db().post.findUnique({ where: { id: number } });
  if (!post) throw new DomainError("not_found", "There is no stored thread with this id.");
  return threadImport(post);
}

async function noteOf(post: Post, { waiting, failed }: Pick<ThreadImport, "waiting" | "failed">) {
  if (post.fetchError !== null) return post.fetchError;
  const held = waiting > 0 && post.round > 0 ? await whyHeld() : null;
  if (held !== null) return held;
  if (failed === 0) return null;
  const first = await db().comment.findFirst({
    where: { parent: post.id, processed: false, readError: { not: null } },
    orderBy: { id: "asc" },
    select: { readError: true },
  });
  return first?.readError ?? null;
}
