import "server-only";
import type { ThreadImport } from "@/lib/contracts/hacker-news";
import { db } from "@/lib/core/db";
import { settings } from "@/lib/settings/settings";
import { fetchComments } from "./fetch-comments";
import { hasModel } from "./has-model";
import { sendImports } from "./import-queue";
import { readComment } from "./read-comment";
import { requestImport } from "./request-import";
import { threadImport } from "./thread-import";
import { waitingComments } from "./waiting";

export interface ImportedThread extends ThreadImport {
  id: number;
  title: string | null;
  /** Comments that were not stored before. */
  added: number;
}

interface ImportOptions {
  /** Reads the comments in this process, where there is no queue; else they are sent to it. */
  readHere: boolean;
  signal?: AbortSignal;
}

/**
 * Imports a thread: asks for it, fetches its new comments, and has them read.
 *
 * @param named its id, its address, or "latest"
 * @throws DomainError invalid_request, not_found, hn_unavailable, or the signal's reason
 */
export async function importThread(
  named: string,
  { readHere, signal }: ImportOptions,
): Promise<ImportedThread> {
  const { id, title } = await requestImport(named, signal);
  const added = await fetchComments(id, signal);
  if (readHere) await readWaiting(id);
  else await sendImports();
  const post = await db().post.findUniqueOrThrow({ where: { id } });
  return { id, title, added, ...(await threadImport(post)) };
}

/** As many at a time as the model is asked; each is stored when it is read, so that an interrupted one goes on. */
async function readWaiting(postId: number): Promise<void> {
  if (!hasModel()) return;
  const waiting = await waitingComments(Number.MAX_SAFE_INTEGER, postId);
  const next = waiting.values();
  const worker = async () => {
    for (const { id } of next) if ((await readComment(id)) === "waiting") return;
  };
  await Promise.all(Array.from({ length: settings().LLM_CONCURRENCY }, worker));
}
