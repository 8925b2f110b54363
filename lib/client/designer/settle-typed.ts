import { MAX_SEED_TAGS } from "@/lib/contracts/limits";
import { isTag, MAX_TAG_LENGTH, normaliseTag } from "@/lib/contracts/tag";
import type { HashtagCounts } from "@/lib/contracts/types";
import { splitTypedTags } from "./tag-suggestions";

/** The chosen tags, and what stands in the field and is none yet. */
export interface TypedTags {
  tags: string[];
  typed: string;
}

/**
 * Takes what stands in the tag field as a tag where there is no doubt: one that projects have, or one that is like none
 * of them. The beginning or a part of a known tag, and what is no tag at all, stays for its person to finish.
 *
 * @param vocabulary null where it is not known; then nothing is taken
 * @param max how many tags there can be
 */
export function settleTyped(
  { tags, typed }: TypedTags,
  vocabulary: HashtagCounts["tags"] | null,
  max: number = MAX_SEED_TAGS,
): TypedTags {
  const { tags: finished, rest } = splitTypedTags(`${typed},`);
  const isKnown = (tag: string) => vocabulary?.some((known) => known.tag === tag) ?? false;
  const isPart = (tag: string) => vocabulary?.some((known) => known.tag.includes(tag)) ?? true;
  const settled = finished.filter((tag) => tags.includes(tag) || isKnown(tag) || !isPart(tag));
  const after = [...new Set([...tags, ...settled])];
  if (after.length > Math.max(max, tags.length)) return { tags, typed };
  const left = finished.filter((tag) => !settled.includes(tag));
  return { tags: after, typed: [rest, ...left].filter(Boolean).join(" ") };
}

/** What is wrong with text that was left in the tag field. */
export function unsettledMessage({ tags, typed }: TypedTags, max: number = MAX_SEED_TAGS): string {
  const quoted = `“${typed.trim().slice(0, 60)}”`;
  if (tags.length >= max) return `There are ${max} tags, as many as fit: clear ${quoted}, or remove another.`;
  if (isTag(normaliseTag(typed)))
    return `${quoted} is not finished: pick a tag that has it, or type a comma to add it as a new one.`;
  return `${quoted} is not a tag: a tag has letters, digits, + # . and hyphens, up to ${MAX_TAG_LENGTH} characters.`;
}
