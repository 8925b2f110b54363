import { isTag, MAX_TAG_LENGTH, normaliseTag } from "@/lib/contracts/tag";

/** A project with more tags than this lends only its first ones: pairs grow with the square. */
const MAX_TAGS_A_PROJECT = 30;

export interface TagCount {
  tag: string;
  /** On how many projects it stands. */
  count: number;
}

/** What the corpus says of its tags; the same whatever the order its projects come in. */
export interface Vocabulary {
  /** Most common first, equally common ones by name. */
  readonly tags: readonly TagCount[];
  readonly counts: ReadonlyMap<string, number>;
  /** For a tag, those beside it and on how many projects; most often first, then as in `tags`. */
  readonly neighbours: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The sum of all counts. */
  readonly total: number;
}

/** Counts the tags of a corpus, and the pairs they form. What is no tag is passed over. */
export function buildVocabulary(projects: Iterable<{ tags: readonly string[] }>): Vocabulary {
  const spell = cachedSpelling();
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

/** A corpus repeats its tags, so each spelling is worked out once. */
function cachedSpelling(): (text: string) => string | null {
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

/** By code unit rather than by locale: the order must not depend on the machine. */
function mostCommonFirst(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** Hands every tag in order to its neighbours: each gets its own in that order, and sorts by number. */
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
