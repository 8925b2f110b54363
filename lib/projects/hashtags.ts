import "server-only";
import type { HashtagCounts, HashtagCountsQuery, HashtagList } from "@/lib/contracts/projects";
import { isTag } from "@/lib/contracts/tag";
import type { TagCount } from "@/lib/pipeline/vocabulary";
import { readSql } from "@/lib/store/sql";
import { longRead } from "./long-read";
import { readVocabulary } from "./read-vocabulary";

/** The tags with their counts, most common first; the totals are those before `min_count` and `limit`. */
export async function countHashtags(query: HashtagCountsQuery): Promise<HashtagCounts> {
  const { source, min_count, limit } = query;
  const tags = source === undefined ? (await readVocabulary()).tags : await countOfSource(source);
  return {
    tags: tags
      .filter(({ count }) => count >= min_count)
      .slice(0, limit)
      .map(({ tag, count }) => ({ tag, count })),
    total_unique: tags.length,
    total_usage: tags.reduce((sum, { count }) => sum + count, 0),
  };
}

/** The tags of the valid projects of one source, the Designer's own too. */
async function countOfSource(source: string): Promise<TagCount[]> {
  const rows = (await longRead(readSql("count-tags-of-source"), [source])) as [tag: string, count: number][];
  return rows.map(([tag, count]) => ({ tag, count })).filter(({ tag }) => isTag(tag));
}

/** Every tag of the vocabulary, alphabetically. */
export async function listHashtags(): Promise<HashtagList> {
  const { tags } = await readVocabulary();
  const hashtags = tags.map(({ tag }) => tag).toSorted();
  return { hashtags, total: hashtags.length };
}
