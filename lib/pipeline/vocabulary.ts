import { isTag, MAX_TAG_LENGTH, normaliseTag } from "@/lib/contracts/tag";

/** Only the first tags of a project count, because pairs grow with the square. */
const MAX_TAGS_A_PROJECT = 30;

export interface TagCount {
  tag: string;
  /** Number of projects that have it. */
  count: number;
}

/** The tags of a corpus; independent of the order of its projects. */
export interface Vocabulary {
  /** Most common first, ties by name. */
  readonly tags: readonly TagCount[];
  readonly counts: ReadonlyMap<string, number>;
  /** The sum of all counts. */
  readonly total: number;
}

/** A vocabulary with the pairs its tags form. */
export interface CorpusVocabulary extends Vocabulary {
  /** By tag: the tags it shares projects with, and how many; most first, ties as in `tags`. */
  readonly neighbours: { get(tag: string): ReadonlyMap<string, number> | undefined };
}

/** The vocabulary of tags and how often each was counted; skips what is not a tag. */
export function countedVocabulary(tags: readonly string[], counts: readonly number[]): Vocabulary {
  const counted = tags.map((tag, place): Count => [tag, counts[place] ?? 0]);
  const ordered = mostCommonFirst(counted.filter(([tag]) => isTag(tag)));
  return {
    tags: ordered.map(([tag, count]) => ({ tag, count })),
    counts: new Map(ordered),
    total: ordered.reduce((sum, [, count]) => sum + count, 0),
  };
}

/** Counts the tags of a corpus and the pairs they form; skips what is not a tag. */
export function buildVocabulary(projects: Iterable<{ tags: readonly string[] }>): CorpusVocabulary {
  const spell = cachedNormaliser();
  const counts = new Map<string, number>();
  const beside = new Map<string, Map<string, number>>();
  for (const project of projects) {
    const tags = distinct(project.tags, spell);
    for (const tag of tags) {
      raise(counts, tag);
      const neighbours = beside.get(tag) ?? new Map<string, number>();
      beside.set(tag, neighbours);
      for (const other of tags) if (other !== tag) raise(neighbours, other);
    }
  }
  const ordered = mostCommonFirst(counts);
  return {
    tags: ordered.map(([tag, count]) => ({ tag, count })),
    counts: new Map(ordered),
    neighbours: orderNeighbours(ordered, beside),
    total: ordered.reduce((sum, [, count]) => sum + count, 0),
  };
}

type Count = [tag: string, count: number];

/** A corpus repeats its tags, so each text is normalised once. */
function cachedNormaliser(): (text: string) => string | null {
  const spelt = new Map<string, string | null>();
  return (text) => {
    const known = spelt.get(text);
    if (known !== undefined) return known;
    const tag = text.length > 2 * MAX_TAG_LENGTH ? "" : normaliseTag(text);
    const result = isTag(tag) ? tag : null;
    spelt.set(text, result);
    return result;
  };
}

function distinct(texts: readonly string[], spell: (text: string) => string | null): Set<string> {
  const tags = new Set<string>();
  for (const text of texts.slice(0, MAX_TAGS_A_PROJECT)) {
    const tag = spell(text);
    if (tag !== null) tags.add(tag);
  }
  return tags;
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostCommonFirst(counts: Iterable<Count>): Count[] {
  return [...counts].sort(([a, m], [b, n]) => byCount({ tag: a, count: m }, { tag: b, count: n }));
}

/** The most common first, ties by code unit, not by locale: the order must not depend on the machine. */
export const byCount = (one: TagCount, other: TagCount): number =>
  other.count - one.count || (one.tag < other.tag ? -1 : Number(one.tag > other.tag));

/** Visits tags in their final order, so that a stable sort by count leaves ties in that order. */
function orderNeighbours(
  ordered: readonly Count[],
  beside: ReadonlyMap<string, ReadonlyMap<string, number>>,
) {
  const lists = new Map(ordered.map(([tag]): [string, Count[]] => [tag, []]));
  for (const [tag] of ordered) {
    for (const [neighbour, count] of beside.get(tag) ?? []) lists.get(neighbour)?.push([tag, count]);
  }
  return new Map([...lists].map(([tag, list]) => [tag, new Map(list.sort(([, m], [, n]) => n - m))]));
}
