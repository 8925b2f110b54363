import type { Random } from "../random";
import type { Vocabulary } from "../vocabulary";

/** How many of the most common tags stand in where the primary tag has too few neighbours. */
const MOST_COMMON = 50;

export interface SecondaryTagOptions {
  random: Random;
  primaryTag: string;
  seedTags: readonly string[];
  /** Whether this row is to try a pair that does not stand together yet. */
  explore: boolean;
  vocabulary: Vocabulary;
}

/**
 * Two or three tags to go with the primary one, never that one or a seed tag: as likely as they stand beside
 * it in the corpus, then, where those are too few, as common as they are among the most common ones.
 * An exploring row puts a tag in front that does not stand beside the primary tag yet.
 *
 * @returns the tags (fewer where the vocabulary has no more), and whether a new pair was found
 */
export function sampleSecondaryTags(options: SecondaryTagOptions): { tags: string[]; exploring: boolean } {
  const { random, primaryTag, seedTags, explore, vocabulary } = options;
  const size = 2 + random.int(2);
  const taken = new Set([primaryTag, ...seedTags]);
  const tags: string[] = [];
  const take = (candidates: readonly (readonly [string, number])[]) => {
    for (const [tag] of random.draw(candidates, ([, weight]) => weight, size - tags.length)) {
      tags.push(tag);
      taken.add(tag);
    }
  };
  const free = ([tag]: readonly [string, number]) => !taken.has(tag);

  const stranger =
    explore && random.weighted([...strangers(primaryTag, vocabulary)].filter(free), ([, n]) => n);
  if (stranger) {
    tags.push(stranger[0]);
    taken.add(stranger[0]);
  }
  take([...neighboursOf(primaryTag, vocabulary)].filter(free));
  take(mostCommon(taken, vocabulary));
  return { tags, exploring: Boolean(stranger) };
}

/**
 * The tags that do not stand beside this one, but share a neighbour with it, with the number they share: a
 * new pair for which the corpus gives some reason.
 */
export function strangers(tag: string, vocabulary: Vocabulary): Map<string, number> {
  const beside = neighboursOf(tag, vocabulary);
  const shared = new Map<string, number>();
  for (const neighbour of beside.keys()) {
    for (const other of neighboursOf(neighbour, vocabulary).keys()) {
      if (other !== tag && !beside.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return shared;
}

const NONE: ReadonlyMap<string, number> = new Map();
const neighboursOf = (tag: string, vocabulary: Vocabulary) => vocabulary.neighbours.get(tag) ?? NONE;

function mostCommon(taken: ReadonlySet<string>, vocabulary: Vocabulary): [string, number][] {
  const common: [string, number][] = [];
  for (const { tag, count } of vocabulary.tags) {
    if (common.length === MOST_COMMON) break;
    if (!taken.has(tag)) common.push([tag, count]);
  }
  return common;
}
