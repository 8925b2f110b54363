import type { HashtagCounts } from "@/lib/contracts/projects";
import { isTag, normaliseTag } from "@/lib/contracts/tag";

/** More than a person reads; fewer than a page slows down for. */
const MOST = 200;

/** A tag to pick: how many projects carry it, or null for one nobody has used yet. */
export interface Suggestion {
  tag: string;
  count: number | null;
}

/**
 * The tags to offer for what was typed: those that start with it, then those that contain it, common ones
 * first; a tag not in the vocabulary is offered last, normalised. What is chosen already is left out.
 */
export function suggestTags(
  vocabulary: HashtagCounts["tags"],
  typed: string,
  chosen: readonly string[],
): Suggestion[] {
  const query = normaliseTag(typed);
  const taken = new Set(chosen);
  const free = vocabulary
    .filter(({ tag }) => !taken.has(tag))
    .toSorted((one, other) => other.count - one.count);
  const starting = free.filter(({ tag }) => tag.startsWith(query));
  const containing = free.filter(({ tag }) => !tag.startsWith(query) && tag.includes(query));
  const found: Suggestion[] = [...starting, ...containing].slice(0, MOST);
  const known = taken.has(query) || vocabulary.some(({ tag }) => tag === query);
  return known || !isTag(query) ? found : [...found, { tag: query, count: null }];
}
