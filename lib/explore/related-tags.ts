import "server-only";
import type { RelatedTags } from "@/lib/contracts/tags";
import { longRead } from "@/lib/projects/long-read";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { readSql } from "@/lib/store/sql";

/** More than a person reads while picking tags. */
const SHOWN = 8;
/** Tags that are frequent enough for it to say something that a pair does not occur. */
const FREQUENT = 100;
/** In so many projects a tag stands before two of them together may be no accident. */
const MIN_COUNT = 2;

/**
 * Which tags go with these ones, and which frequent ones have never stood with any of them. A tag goes with them the
 * better the more of it stands with them, and the more often that is: the count times its share of the tag's projects.
 *
 * @param picked normalised
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function relatedTags(picked: readonly string[]): Promise<RelatedTags> {
  const { tags, counts } = await readVocabulary();
  const known = picked.filter((tag) => counts.has(tag));
  if (known.length === 0) return { tags: [], never: [] };
  const asked = JSON.stringify(known);
  const rows = (await longRead(readSql("read-tags-beside"), [asked])) as [string, number][];
  const together = new Map<string, number>();
  for (const [beside, count] of rows) together.set(beside, (together.get(beside) ?? 0) + count);
  const chosen = new Set(picked);
  const found = [...together]
    .map(([tag, count]) => ({ tag, count: counts.get(tag) ?? 0, together: count }))
    .filter(({ tag, count }) => !chosen.has(tag) && count >= MIN_COUNT);
  const weight = ({ count, together: shared }: (typeof found)[number]) => shared * Math.sqrt(shared / count);
  return {
    tags: found
      .toSorted((one, other) => weight(other) - weight(one) || (one.tag < other.tag ? -1 : 1))
      .slice(0, SHOWN),
    never: tags
      .slice(0, FREQUENT)
      .filter(({ tag }) => !chosen.has(tag) && !together.has(tag))
      .slice(0, SHOWN)
      .map(({ tag, count }) => ({ tag, count })),
  };
}
