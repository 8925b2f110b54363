import type { Vocabulary } from "../vocabulary";
import { otherNames } from "./abbreviations";
import { numberVariants, spellingKey, tagIn } from "./spelling";

export const HASHTAGS = { min: 3, max: 5 } as const;

export interface FoldTagsOptions {
  /** What a model wrote. */
  tags: readonly string[];
  /** The primary tag and the seed tags, normalised; all of them are in the result, first. */
  required: readonly string[];
  vocabulary: Vocabulary;
}

/**
 * The hashtags of a project: the required ones, then the model's own in its order, at most five in all or as
 * many as are required. A tag that differs only in spelling from a required one or one of the vocabulary
 * becomes that one; what is no tag at all is dropped. There may be fewer than three: see `HASHTAGS.min`.
 */
export function foldTags({ tags, required, vocabulary }: FoldTagsOptions): string[] {
  const requiredByKey = byKey(required);
  const vocabularyByKey = spellingsOf(vocabulary);
  const fold = (tag: string) => {
    const inUse = known(tag, vocabularyByKey) ?? tag;
    return known(tag, requiredByKey) ?? known(inUse, requiredByKey) ?? inUse;
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

/** The known tag that this one is: spelt another way, else in another number or by another name. */
function known(tag: string, spellings: Spellings): string | undefined {
  const key = spellingKey(tag);
  const numbers = numberVariants(key);
  const names = [key, ...numbers].flatMap(otherNames);
  const keys = [key, ...numbers, ...names, ...names.flatMap(numberVariants)];
  return keys.map((each) => spellings.get(each)).find((found) => found !== undefined);
}

const cache = new WeakMap<Vocabulary, Spellings>();

function spellingsOf(vocabulary: Vocabulary): Spellings {
  const spellings = cache.get(vocabulary) ?? byKey(vocabulary.tags.map(({ tag }) => tag));
  cache.set(vocabulary, spellings);
  return spellings;
}

/** The first, most common tag of each spelling wins. */
function byKey(tags: readonly string[]): Spellings {
  const spellings = new Map<string, string>();
  for (const tag of tags) {
    const key = spellingKey(tag);
    if (!spellings.has(key)) spellings.set(key, tag);
  }
  return spellings;
}
