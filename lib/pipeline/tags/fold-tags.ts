import type { Vocabulary } from "../vocabulary";
import { otherNames } from "./abbreviations";
import { numberVariants, spellingKey, tagIn } from "./spelling";

export const HASHTAGS = { min: 3, max: 5 } as const;

export interface FoldTagsOptions {
  /** As the model wrote them. */
  tags: readonly string[];
  /** The primary tag and the seed tags, normalised; they lead the result. */
  required: readonly string[];
  vocabulary: Vocabulary;
}

/**
 * The hashtags of a project: the required ones, then the model's in its order, at most five in all or as many as are
 * required. A variant of a required tag or of one in the vocabulary becomes that tag; what is not a tag is dropped.
 * The result may have fewer than `HASHTAGS.min`.
 */
export function foldTags({ tags, required, vocabulary }: FoldTagsOptions): string[] {
  const requiredByKey = tagsByKey(required);
  const vocabularyByKey = spellingsOf(vocabulary);
  const fold = (tag: string) => {
    const inUse = variantOf(tag, vocabularyByKey) ?? tag;
    return variantOf(tag, requiredByKey) ?? variantOf(inUse, requiredByKey) ?? inUse;
  };
  const folded = new Set(required);
  const size = Math.max(HASHTAGS.max, folded.size);
  for (const text of tags) {
    if (folded.size >= size) break;
    const tag = tagIn(text);
    if (tag !== null) folded.add(fold(tag));
  }
  return [...folded];
}

type Spellings = ReadonlyMap<string, string>;

/** The known tag that this one is a variant of: in spelling, else in number, else by another name. */
export function variantOf(tag: string, spellings: Spellings): string | undefined {
  const key = spellingKey(tag);
  const numbers = numberVariants(key);
  const names = [key, ...numbers].flatMap(otherNames);
  const keys = [key, ...numbers, ...names, ...names.flatMap(numberVariants)];
  return keys.map((each) => spellings.get(each)).find((found) => found !== undefined);
}

const cache = new WeakMap<Vocabulary, Spellings>();

function spellingsOf(vocabulary: Vocabulary): Spellings {
  const spellings = cache.get(vocabulary) ?? tagsByKey(vocabulary.tags.map(({ tag }) => tag));
  cache.set(vocabulary, spellings);
  return spellings;
}

/** Tags by their spelling; the first of each wins: in a vocabulary, the most common one. */
export function tagsByKey(tags: readonly string[]): Spellings {
  const spellings = new Map<string, string>();
  for (const tag of tags) {
    const key = spellingKey(tag);
    if (!spellings.has(key)) spellings.set(key, tag);
  }
  return spellings;
}
