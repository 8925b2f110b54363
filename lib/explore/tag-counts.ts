import "server-only";
import type { TagCounts, TagCountsQuery } from "@/lib/contracts/explore";
import { MAP_SOURCES } from "@/lib/contracts/limits";
import { longRead } from "@/lib/projects/long-read";
import { readSql } from "@/lib/store/sql";

type Row = [tag: string, count: number, hn: number, generated: number, sample: number, other: number];

/**
 * One page of the tags of all valid projects, the Designer's too, with how many have each, by source. Read in a thread.
 *
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function listTagCounts({ sort, limit, offset }: TagCountsQuery): Promise<TagCounts> {
  const found = await longRead(readSql("count-tags-by-source"), [sort, limit, offset], "explore");
  const [head, ...rows] = found as Row[];
  return {
    tags: rows.map(([tag, count, hn, generated, sample, other]) => {
      return { tag, count, hn, generated, sample, other };
    }),
    sources: MAP_SOURCES.filter((_, at) => head?.[at + 2]),
    total: head?.[1] ?? 0,
    limit,
    offset,
  };
}
