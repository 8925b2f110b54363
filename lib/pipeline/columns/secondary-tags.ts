import { sampler } from "../column";
import { type Random, spreadEvenly, stream } from "../random";
import type { CorpusVocabulary, Vocabulary } from "../vocabulary";
import { primaryTag } from "./primary-tag";

/** Two or three tags to go with the primary one. */
export const secondaryTags = sampler({
  name: "secondary_tags",
  sample(run, earlier) {
    const exploring = exploringRows(run);
    return earlier(primaryTag).map((tag, row) =>
      drawSecondaryTags({
        ...run,
        random: stream(run.seed, "secondary_tags", row),
        primaryTag: tag,
        explore: exploring[row] === true,
      }),
    );
  },
  toSamples: ({ tags, exploring }: SecondaryTags) => ({ secondaryTags: tags, exploring }),
});

export interface SecondaryTags {
  /** Fewer than two where the vocabulary has no more. */
  tags: string[];
  /** Whether a new pair was found. */
  exploring: boolean;
}

/** Which rows try a new pair of tags: one in four, with at most one too few or too many in a run. */
export function exploringRows({ seed, numIdeas }: { seed: number; numIdeas: number }): boolean[] {
  return spreadEvenly(stream(seed, "exploring"), [true, false, false, false], numIdeas);
}

/** How many of the most common tags stand in where the primary tag has too few neighbours. */
const MOST_COMMON = 50;

interface DrawOptions {
  random: Random;
  primaryTag: string;
  seedTags: readonly string[];
  /** Whether to look for a pair that no project combines yet. */
  explore: boolean;
  vocabulary: CorpusVocabulary;
}

/**
 * Draws the tags of one row, never the primary or a seed tag: weighted by how often they stand beside the primary
 * tag in the corpus and, where those are too few, by how common they are. An exploring row's first tag is one that
 * does not stand beside the primary tag yet.
 */
export function drawSecondaryTags(options: DrawOptions): SecondaryTags {
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
 * The tags that never stand beside this one but share neighbours with it, with how many they share: the new pairs
 * that the corpus gives some reason for.
 */
export function strangers(tag: string, vocabulary: CorpusVocabulary): Map<string, number> {
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
const neighboursOf = (tag: string, vocabulary: CorpusVocabulary) => vocabulary.neighbours.get(tag) ?? NONE;

function mostCommon(taken: ReadonlySet<string>, vocabulary: Vocabulary): [string, number][] {
  const common: [string, number][] = [];
  for (const { tag, count } of vocabulary.tags) {
    if (common.length === MOST_COMMON) break;
    if (!taken.has(tag)) common.push([tag, count]);
  }
  return common;
}
