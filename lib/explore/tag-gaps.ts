import "server-only";
import type { TagGaps, TagGapsQuery } from "@/lib/contracts/explore";
import { isTag } from "@/lib/contracts/tag";
import { longRead } from "@/lib/projects/long-read";
import { readSql } from "@/lib/store/sql";
import { listTagCounts } from "./tag-counts";

type Pair = TagGaps["pairs"][number];

/** More than are asked for: an import may have brought tags that no run takes. */
const SPARE = 20;

/**
 * The most frequent tags of all valid projects, the pairs of them that some project combines, and those that none does.
 * Read in a thread.
 *
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function listTagGaps(query: TagGapsQuery): Promise<TagGaps> {
  const frequent = await listTagCounts({ sort: "count", limit: query.tags + SPARE, offset: 0 });
  const tags = frequent.tags
    .filter(({ tag }) => isTag(tag))
    .slice(0, query.tags)
    .map(({ tag, count }) => ({ tag, count }));
  const chosen = JSON.stringify(tags.map(({ tag }) => tag));
  const [head, ...found] = await longRead(readSql("count-tag-pairs"), [chosen], "explore");
  const projects = Number(head?.[2] ?? 0);
  const place = new Map(tags.map(({ tag }, at) => [tag, at]));
  const pairs = (found as [string, string, number][]).map(([one, other, count]): Pair => {
    return { tags: inOrder(one, other, place), count };
  });
  return { tags, projects, pairs, gaps: gapsOf(tags, pairs, projects) };
}

function inOrder(one: string, other: string, place: ReadonlyMap<string, number>): [string, string] {
  return (place.get(one) ?? 0) < (place.get(other) ?? 0) ? [one, other] : [other, one];
}

/**
 * The pairs of tags that are not among those combined. Two tags that n and m of N projects have would meet in n·m/N by
 * chance.
 */
export function gapsOf(tags: TagGaps["tags"], combined: readonly Pair[], projects: number): TagGaps["gaps"] {
  const known = new Set(combined.map(({ tags }) => tags.join(" ")));
  return tags
    .flatMap((one, at) =>
      tags.slice(at + 1).map((other) => {
        const expected = Math.round((one.count * other.count * 100) / Math.max(1, projects)) / 100;
        return { tags: [one.tag, other.tag] as [string, string], expected };
      }),
    )
    .filter(({ tags }) => !known.has(tags.join(" ")))
    .toSorted((one, other) => other.expected - one.expected);
}
