import { queryOptions } from "@tanstack/react-query";
import { isTag, normaliseTag } from "@/lib/contracts/tag";
import type { HashtagCounts } from "@/lib/contracts/types";
import { queryOf } from "../http";

/** Every tag of the vocabulary with its count; good for a minute. */
export const vocabularyOptions = queryOptions({ ...queryOf("countHashtags", {}), staleTime: 60_000 });

/** More than anyone reads, few enough to render quickly. */
const MAX_SUGGESTIONS = 200;

/** A tag to pick, with the number of projects that carry it; null for a tag not in use yet. */
export interface Suggestion {
  tag: string;
  count: number | null;
}

/**
 * The tags to suggest for what was typed: those that start with it, then those that contain it, common ones
 * first, and last what was typed itself if it is a new tag. Chosen tags are left out.
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
  const found: Suggestion[] = [...starting, ...containing].slice(0, MAX_SUGGESTIONS);
  const known = taken.has(query) || vocabulary.some(({ tag }) => tag === query);
  return known || !isTag(query) ? found : [...found, { tag: query, count: null }];
}

/** Commas, semicolons and their like in every script, and line breaks. */
const SEPARATORS = /[,;\n，；、﹑､،؛߸፣፤]/;

/**
 * Splits typed or pasted text at separators into its finished tags, normalised, and the rest that
 * is still being typed. Pieces that are not tags stay in the rest, so nothing typed is lost.
 */
export function splitTypedTags(text: string): { tags: string[]; rest: string } {
  const pieces = text.split(SEPARATORS);
  const last = pieces.pop() ?? "";
  const finished = pieces
    .map((piece) => ({ piece, tag: normaliseTag(piece) }))
    .filter(({ tag }) => tag !== "");
  const tags = finished.filter(({ tag }) => isTag(tag)).map(({ tag }) => tag);
  const invalid = finished.filter(({ tag }) => !isTag(tag)).map(({ piece }) => piece.trim());
  return { tags, rest: [...invalid, last.trimStart()].filter(Boolean).join(" ") };
}
