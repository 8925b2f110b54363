import "server-only";
import { DomainError } from "@/lib/core/errors";
import { cutText } from "@/lib/core/unicode";
import { cleanLine } from "@/lib/pipeline/text/clean-line";
import type { Item, SearchHit } from "./api-types";
import { fetchItem, searchStories } from "./client";

const WORDS = "What are you working on";
const IS_THREAD = /\bworking on\b/i;
const MAX_ID = 2_147_483_647;

/**
 * The thread that a person names: by its id, its address at news.ycombinator.com, or as "latest".
 *
 * @throws DomainError invalid_request, not_found: with what is wrong; hn_unavailable
 */
export async function findThread(named: string, signal?: AbortSignal): Promise<Item> {
  const id = named.trim().toLowerCase() === "latest" ? await latestThread(signal) : idIn(named.trim());
  const item = await fetchItem(id, signal);
  if (!item) throw new DomainError("not_found", `Hacker News has no item ${id}.`);
  const problem = whyNoThread(item);
  if (problem) throw new DomainError("invalid_request", `Item ${id} ${problem}.`);
  return item;
}

function idIn(named: string): number {
  const id = Number(/^\d{1,10}$/.test(named) ? named : idOfAddress(named));
  if (id >= 1 && id <= MAX_ID) return id;
  const shown = JSON.stringify(cutText(cleanLine(named), 60));
  throw new DomainError(
    "invalid_request",
    `${shown} names no thread: give the id of an item of Hacker News, its address, or latest.`,
  );
}

function idOfAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.hostname !== "news.ycombinator.com" || url.pathname !== "/item") return null;
  const id = url.searchParams.get("id") ?? "";
  return /^\d{1,10}$/.test(id) ? id : null;
}

/** What follows "Item 7"; null for a thread. */
function whyNoThread({ type, title, deleted, dead, parent }: Item): string | null {
  if (deleted) return "was deleted";
  if (type === "comment") return `is a comment${parent ? ` on item ${parent}` : ""}, not a thread`;
  if (type !== "story") return `is a ${cleanLine(type)}, not a thread`;
  if (dead) return "is dead: Hacker News does not show it";
  if (IS_THREAD.test(title ?? "")) return null;
  return `is the story ${JSON.stringify(cleanLine(title ?? ""))}, not a "${WORDS}?" thread`;
}

/** Copies are posted beside a month's thread: of those of the newest month, the one that people answer. */
async function latestThread(signal?: AbortSignal): Promise<number> {
  const threads = (await searchStories(WORDS, signal)).filter(({ title }) => IS_THREAD.test(title ?? ""));
  const month = ({ created_at_i }: SearchHit) => new Date(created_at_i * 1000).toISOString().slice(0, 7);
  const newest = threads.map(month).sort().at(-1);
  const [latest] = threads
    .filter((hit) => month(hit) === newest)
    .sort((one, other) => (other.num_comments ?? 0) - (one.num_comments ?? 0));
  if (!latest) throw new DomainError("not_found", `No "${WORDS}?" thread was found.`);
  return Number(latest.objectID);
}
