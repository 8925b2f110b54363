import "server-only";
import type { ThreadImport } from "@/lib/contracts/hacker-news";
import { db } from "@/lib/core/db";
import { cleanLine } from "@/lib/pipeline/text/clean-line";
import { settings } from "@/lib/settings/settings";
import { fetchComments, type OnProgress } from "./fetch-comments";
import { sendImports } from "./import-queue";
import { readComment } from "./read-comment";
import { requestImport } from "./request-import";
import { threadImport } from "./thread-import";
import { waitingComments } from "./waiting";
import { whyHeld } from "./why-held";

export interface ThreadState extends ThreadImport {
  id: number;
  /** In one line. */
  title: string | null;
  /** Whether comments wait for something that does not come by itself soon. */
  held: boolean;
}

interface ImportOptions {
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

/**
 * Imports a thread: asks for it, fetches its new comments, and sends them to the queue where this process has one.
 *
 * @param named its id, its address, or "latest"
 * @returns how far it is, and how many comments were not stored before
 * @throws DomainError invalid_request, not_found, hn_unavailable, or the signal's reason
 */
export async function importThread(
  named: string,
  options: ImportOptions = {},
): Promise<ThreadState & { added: number }> {
  const { id } = await requestImport(named, options.signal);
  const added = await fetchComments(id, options);
  await sendImports();
  return { ...(await threadState(id)), added };
}

/**
 * Reads a stored thread's comments in this process, where there is no queue: as many at a time as the model is asked.
 * Each is stored when it is read, so that one that was interrupted goes on.
 */
export async function readThread(id: number, onProgress?: OnProgress): Promise<ThreadState> {
  const waiting = await waitingComments(Number.MAX_SAFE_INTEGER, id);
  const total = await db().comment.count({ where: { parent: id } });
  let done = total - waiting.length;
  const next = waiting.values();
  const worker = async () => {
    for (const { id } of next) {
      if ((await readComment(id)) === "waiting") return;
      onProgress?.({ done: ++done, total });
    }
  };
  if ((await whyHeld()) === null) {
    onProgress?.({ done, total });
    await Promise.all(Array.from({ length: settings().LLM_CONCURRENCY }, worker));
  }
  return threadState(id);
}

/** How far a stored thread is. */
export async function threadState(id: number): Promise<ThreadState> {
  const post = await db().post.findUniqueOrThrow({ where: { id } });
  const state = await threadImport(post);
  const held = state.waiting > 0 && (await whyHeld()) !== null;
  return { id, title: post.title === null ? null : cleanLine(post.title), held, ...state };
}
