import "server-only";
import type { HashtagCounts, HashtagList } from "@/lib/contracts/projects";
import { readVocabulary } from "./read-vocabulary";

/** Every tag of the vocabulary with its count, most common first. */
export async function countHashtags(): Promise<HashtagCounts> {
  const { tags } = await readVocabulary();
  return {
    tags: tags.map(({ tag, count }) => ({ tag, count })),
    total_unique: tags.length,
    total_usage: tags.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Every tag of the vocabulary, alphabetically. */
export async function listHashtags(): Promise<HashtagList> {
  const { tags } = await readVocabulary();
  const hashtags = tags.map(({ tag }) => tag).toSorted();
  return { hashtags, total: hashtags.length };
}
