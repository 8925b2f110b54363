import { createHash } from "node:crypto";
import { type CorpusVocabulary, countedVocabulary, type Vocabulary } from "./vocabulary";

/** Two tags that share projects, in either order, and how many. */
export type Pair = readonly [tag: string, other: string, count: number];

/** The tags that sort behind a tag and stand with it: each one's place among all tags, then how often. */
type Beside = number[];

/**
 * A vocabulary with its pairs as text. The same statistics give the same text, whatever order they were counted in, so
 * that its digest can stand for them.
 */
export function encodeSnapshot({ tags }: Vocabulary, pairs: Iterable<Pair>): string {
  const places = new Map(tags.map(({ tag }, place) => [tag, place]));
  const beside = tags.map(() => new Map<number, number>());
  for (const [tag, other, count] of pairs) {
    const [one, two] = [places.get(tag), places.get(other)];
    if (one !== undefined && two !== undefined) beside[Math.min(one, two)]?.set(Math.max(one, two), count);
  }
  return JSON.stringify({
    tags: tags.map(({ tag }) => tag),
    counts: tags.map(({ count }) => count),
    beside: beside.map(inOrder),
  });
}

function inOrder(counts: ReadonlyMap<number, number>): Beside {
  const places = Uint32Array.from(counts.keys()).sort();
  const beside: Beside = [];
  for (const place of places) beside.push(place, counts.get(place) ?? 0);
  return beside;
}

/** The mark of a snapshot: half a SHA-256, in 32 hexadecimal digits. */
export function markOf(snapshot: string): string {
  return createHash("sha256").update(snapshot).digest("hex").slice(0, 32);
}

/** The vocabulary of a snapshot. A tag's neighbours are put in order when they are asked for: a run needs few. */
export function decodeSnapshot(snapshot: string): CorpusVocabulary {
  const { tags, counts, beside } = JSON.parse(snapshot) as {
    tags: string[];
    counts: number[];
    beside: Beside[];
  };
  const vocabulary = countedVocabulary(tags, counts);
  const places = new Map(tags.map((tag, place) => [tag, place]));
  const before = backwards(beside);
  const known = new Map<string, ReadonlyMap<string, number>>();

  const read = (place: number) => {
    const list = pairsOf([...(before[place] ?? []), ...(beside[place] ?? [])]);
    // Stable: ties stay in the order of the places.
    return new Map(list.sort(([, m], [, n]) => n - m).map(([other, count]) => [tags[other] ?? "", count]));
  };
  const get = (tag: string) => {
    const place = places.get(tag);
    if (place === undefined) return undefined;
    const neighbours = known.get(tag) ?? read(place);
    known.set(tag, neighbours);
    return neighbours;
  };
  return { ...vocabulary, neighbours: { get } };
}

function backwards(beside: readonly Beside[]): Beside[] {
  const before: Beside[] = beside.map(() => []);
  for (const [place, list] of beside.entries()) {
    for (let at = 0; at < list.length; at += 2) before[list[at] ?? 0]?.push(place, list[at + 1] ?? 0);
  }
  return before;
}

function pairsOf(flat: Beside): [place: number, count: number][] {
  return Array.from({ length: flat.length / 2 }, (_, n) => [flat[2 * n] ?? 0, flat[2 * n + 1] ?? 0]);
}
