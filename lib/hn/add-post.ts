import "server-only";
import type { PostAdded } from "@/lib/contracts/hacker-news";
import { sendImports } from "./import-queue";
import { requestImport } from "./request-import";
import { hasModel, NEEDS_MODEL } from "./why-held";

/**
 * Has the queue import a thread. It is stored first; a sweep tells the queue again what it did not take.
 *
 * @param named its id, its address, or "latest"
 * @throws DomainError invalid_request, not_found, hn_unavailable
 */
export async function addPost(named: string, signal?: AbortSignal): Promise<PostAdded> {
  const { id, round, title, year, month, descendants } = await requestImport(named, signal);
  await sendImports();
  return {
    status: "task_queued",
    task_id: `${id}-${round}`,
    post_id: id,
    title,
    year,
    month,
    descendants,
    note: hasModel() ? null : NEEDS_MODEL,
  };
}
