import "server-only";
import { db } from "@/lib/core/db";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import { readCorpusVersion, readVocabulary } from "@/lib/projects/read-vocabulary";
import { relatedTags } from "./related-tags";

/** For a store without tags; the built-in composer knows these. */
const WITHOUT_CORPUS = [
  ["gardening", "sensors"],
  ["music", "education"],
  ["local-government", "maps"],
  ["nutrition", "ios"],
];
const SETS = WITHOUT_CORPUS.length;
/** The most frequent tags, each of which may begin a set. */
const FIRST_TAGS = 24;

interface Cache {
  version: number;
  sets: string[][];
}

/** By the store's client: another store has versions of its own. */
const caches = () => singleton("example-tags", () => new WeakMap<object, Cache>());

/**
 * Four sets of two tags to start from: frequent ones with what goes with them, and with what has never stood with them, in
 * turn. No tag stands in two sets.
 *
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function exampleTags(): Promise<string[][]> {
  const client = db();
  const { version } = await readCorpusVersion();
  const known = caches().get(client);
  if (known?.version === version) return known.sets;
  const sets = await singleFlight(`example tags ${version}`, chooseSets);
  caches().set(client, { version, sets });
  return sets;
}

async function chooseSets(): Promise<string[][]> {
  const { tags } = await readVocabulary();
  const sets: string[][] = [];
  for (const { tag } of tags.slice(0, FIRST_TAGS)) {
    if (sets.length === SETS) break;
    const used = new Set(sets.flat());
    if (used.has(tag)) continue;
    const related = await relatedTags([tag]);
    const wanted = sets.length % 2 === 0 ? related.tags : related.never;
    const other = wanted.find((each) => !used.has(each.tag));
    if (other) sets.push([tag, other.tag]);
  }
  return sets.length > 0 ? sets : WITHOUT_CORPUS;
}
