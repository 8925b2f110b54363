import type { Catalogue } from "../catalogue";
import type { Archetype, Scene, Topic } from "../content-schema";
import { titleCase, upperFirst } from "../text/english";
import { itemsOf } from "../text/template";

interface NameRequest {
  subject: Topic;
  scene: Scene;
  archetype: Archetype;
  seed: number;
  /** Titles to share no word with, if possible. */
  avoid: readonly string[];
  isTaken: (name: string) => boolean;
}

const MAX_WORDS = 5;
const MAX_ITEM_WORDS = 3;

/** Coprime to any other prime number of names, and not close to the usual numbers of scenes. */
const STRIDE = 23;

/**
 * A name of two to five words: a head of the scene and a tail of the archetype. The seed steps through all the
 * pairs, so that consecutive seeds give different names; when all are taken, two heads are combined, and in the end numbers added.
 */
export function nameProject(catalogue: Catalogue, request: NameRequest): string {
  const { subject, scene, seed, avoid, isTaken } = request;
  const { tails } = request.archetype;
  const heads = nameHeads(catalogue, subject, scene);
  const avoided = new Set(avoid.flatMap((text) => significantWords(text.split(":", 1)[0] ?? "")));
  const overlap = (name: string) => significantWords(name).filter((word) => avoided.has(word)).length;
  const free = stepThrough(pairs(heads, tails, scene), seed).filter((name) => !isTaken(name));
  const best = free.toSorted((one, other) => overlap(one) - overlap(other))[0];
  const longer = () => stepThrough(triples(heads, tails), seed).find((name) => !isTaken(name));
  return best ?? longer() ?? numbered(`${heads[0]} ${tails[0]}`, isTaken);
}

function numbered(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 2; ; number++) if (!isTaken(`${name} ${number}`)) return `${name} ${number}`;
}

const isShort = (text: string) => text.split(" ").length <= MAX_ITEM_WORDS && /^\p{Ll}/u.test(text);

/** The scene's words for names. With an unknown tag, single words carry it so that the subject shows. */
export function nameHeads(catalogue: Catalogue, { tags }: Topic, { names, item }: Scene): string[] {
  const prefix = tags.some((tag) => catalogue.findTopic(tag)) ? null : prefixOf(catalogue, tags[0] ?? "");
  const heads = prefix ? names.map((head) => (head.includes(" ") ? head : `${prefix} ${head}`)) : names;
  return [...new Set([...(isShort(item) ? [titleCase(item)] : []), ...heads])];
}

/** The first word of a tag that is plain letters and neither too short nor too long for a name. */
function prefixOf(catalogue: Catalogue, tag: string): string | null {
  const word = tag.split(/[-_\s]+/).find((part) => /^\p{Script=Latin}{3,11}$/u.test(part));
  return word ? upperFirst(catalogue.spell(word)) : null;
}

const SMALL_WORDS = /^(the|a|of|for|and|on)$/;

const significantWords = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => !SMALL_WORDS.test(word));

function soundsRight(name: string): boolean {
  const words = significantWords(name).map((word) => word.replace(/s$/, ""));
  return new Set(words).size === words.length && name.split(" ").length <= MAX_WORDS;
}

function pairs(heads: readonly string[], tails: readonly string[], scene: Scene): string[] {
  const items = isShort(itemsOf(scene)) ? titleCase(itemsOf(scene)) : null;
  return tails
    .flatMap((tail, row) => [
      ...heads.map((head, column) => `${(row + column) % 9 === 4 ? "The " : ""}${head} ${tail}`),
      ...(items ? [`${tail} for ${items}`] : []),
    ])
    .filter(soundsRight);
}

function triples(heads: readonly string[], tails: readonly string[]): string[] {
  const two = heads.flatMap((one) => heads.map((other) => `${one} ${other}`));
  return tails.flatMap((tail) => two.map((both) => `${both} ${tail}`)).filter(soundsRight);
}

/** The names in the seed's order; a prime number of them, so that every stride visits all. */
function stepThrough(names: readonly string[], seed: number): string[] {
  let count = names.length;
  while (count > 3 && !isPrime(count)) count -= 1;
  return Array.from({ length: count }, (_, step) => names[((seed + step) * STRIDE) % count] ?? "");
}

function isPrime(value: number): boolean {
  for (let factor = 2; factor * factor <= value; factor++) if (value % factor === 0) return false;
  return value > 1;
}
