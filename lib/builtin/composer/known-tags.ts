import { CONTENT_FILES } from "./content";
import { singular } from "./text/english";

/** What the composer knows of tags; it writes about the others without knowledge. */
export interface TagGuide {
  /** Whether it has content for the tag, in singular or plural. */
  knows(tag: string): boolean;
  /** Words that mean the tag to a reader, its own spelling first; for an unknown tag only that. */
  synonyms(tag: string): string[];
  /** Up to `n` known tags, the nearest in spelling first, one of each topic; for a made-up one none is really near. */
  nearest(tag: string, n: number): string[];
}

interface TaggedTopic {
  tags: readonly string[];
  label: string;
  /** Narrower tags that the topic has content for, though they do not mean the same. */
  narrower?: readonly string[];
  /** Further words that mean its tags to a reader. */
  also?: readonly string[];
}

/** In characters; shorter tags begin too many others. */
const MIN_BEGINNING = 3;

/** How much less a word too many counts than other letters. */
const NEARER = 0.6;

const inWords = (tag: string) =>
  tag
    .toLowerCase()
    .trim()
    .replace(/[-_\s]+/g, " ")
    .replace(/^(?:an?|the) (?=.)/, "");
const spellings = (tag: string) => [tag, `${tag}s`, singular(tag)];

export function createTagGuide(
  knowledge: Readonly<Record<string, readonly TaggedTopic[]>> = CONTENT_FILES.knowledge,
): TagGuide {
  const tagged = Object.values(knowledge)
    .flat()
    .flatMap((topic) => [...topic.tags, ...(topic.narrower ?? [])].map((tag) => ({ tag, topic })));
  const known = tagged.map(({ tag, topic }) => ({ tag, topic, form: formOf(tag) }));
  const topicByTag = new Map(tagged.map(({ tag, topic }) => [tag, topic]));
  const find = (tag: string) =>
    spellings(tag.toLowerCase().trim()).find((spelling) => topicByTag.has(spelling));
  return {
    knows: (tag) => find(tag) !== undefined,
    synonyms(tag) {
      const found = find(tag) ?? "";
      const topic = topicByTag.get(found);
      const same = topic?.tags.includes(found) ? [topic.label, ...topic.tags, ...(topic.also ?? [])] : [];
      return [...new Set([tag, ...same].map(inWords))];
    },
    nearest(tag, n) {
      const wanted = formOf(tag);
      const ranked = known
        .filter((candidate) => candidate.tag !== tag)
        .map(({ tag, topic, form }) => ({ tag, topic, distance: distanceBetween(wanted, form) }))
        .toSorted((a, b) => a.distance - b.distance);
      const offered = new Map<TaggedTopic, string>();
      for (const { tag, topic } of ranked) if (!offered.has(topic)) offered.set(topic, tag);
      return [...offered.values()].slice(0, n);
    },
  };
}

interface Form {
  text: string;
  words: string[];
  /** The words in singular and plural. */
  spellings: Set<string>;
}

function formOf(tag: string): Form {
  const text = inWords(tag);
  const words = text.split(" ");
  return { text, words, spellings: new Set(words.flatMap(spellings)) };
}

/** 0 to 1: shared words and beginnings count as near, else the edits per letter. */
function distanceBetween(wanted: Form, known: Form): number {
  const shared = known.words.filter((word) => wanted.spellings.has(word)).length;
  const ofWords = 1 - shared / (wanted.words.length + known.words.length - shared);
  const [short, long] =
    wanted.text.length < known.text.length ? [wanted.text, known.text] : [known.text, wanted.text];
  const missing = 1 - short.length / long.length;
  const isBeginning = short.length >= MIN_BEGINNING && long.startsWith(short);
  const near = Math.min(shared > 0 ? NEARER * ofWords : 1, isBeginning ? NEARER * missing : 1);
  return missing >= near ? near : Math.min(near, edits(wanted.text, known.text) / long.length);
}

/** In characters; longer tags are compared by their beginnings. */
const MAX_COMPARED = 40;
const SIZE = MAX_COMPARED + 1;
const table = new Uint8Array(SIZE * SIZE);
for (let at = 0; at < SIZE; at++) table[at] = table[at * SIZE] = at;

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function edits(one: string, other: string): number {
  const [rows, columns] = [Math.min(one.length, MAX_COMPARED), Math.min(other.length, MAX_COMPARED)];
  const at = (row: number, column: number) => table[row * SIZE + column] ?? 0;
  for (let i = 1; i <= rows; i++) {
    for (let j = 1; j <= columns; j++) {
      let least = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      least = Math.min(least, at(i - 1, j) + 1, at(i, j - 1) + 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      table[i * SIZE + j] = swapped ? Math.min(least, at(i - 2, j - 2) + 1) : least;
    }
  }
  return at(rows, columns);
}
