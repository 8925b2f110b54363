export interface NameParts {
  /** The scene's words. */
  heads: readonly string[];
  /** The scene's things in the plural, where a name can end with them. */
  things: string | null;
  /** The kind's nouns. */
  tails: readonly string[];
}

/** Prime to every number of names below 59, and far from the usual numbers of scenes. */
const STRIDE = 23;

const SMALL_WORDS = /^(the|a|of|for|and|on)$/;
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => !SMALL_WORDS.test(word));

/**
 * A name of 2 to 5 words: the scene's word and the kind's noun. The seed steps through all pairs, over 50 for
 * each scene and kind, so seeds in a row give different names. Names that share no word with `avoid` come
 * first; two of the scene's words are put together where `isTaken` refuses every pair.
 */
export function nameProject(
  parts: NameParts,
  seed: number,
  avoid: readonly string[],
  isTaken: (name: string) => boolean,
): string {
  const titles = new Set(avoid.flatMap(wordsOf));
  const near = (name: string) => wordsOf(name).filter((word) => titles.has(word)).length;
  const free = inOrder(pairs(parts), seed).filter((name) => !isTaken(name));
  const best = free.toSorted((one, other) => near(one) - near(other))[0];
  return best ?? inOrder(triples(parts), seed).find((name) => !isTaken(name)) ?? fallback(parts, seed);
}

const sound = (name: string) => {
  const words = wordsOf(name).map((word) => word.replace(/s$/, ""));
  return new Set(words).size === words.length && name.split(" ").length <= 5;
};

function pairs({ heads, things, tails }: NameParts): string[] {
  return tails
    .flatMap((tail, row) => [
      ...heads.map((head, column) => `${(row + column) % 9 === 4 ? "The " : ""}${head} ${tail}`),
      ...(things ? [`${tail} for ${things}`] : []),
    ])
    .filter(sound);
}

function triples({ heads, tails }: NameParts): string[] {
  const two = heads.flatMap((one) => heads.map((other) => `${one} ${other}`));
  return tails.flatMap((tail) => two.map((both) => `${both} ${tail}`)).filter(sound);
}

/** The names from the seed's place on, over a prime number of them so that every step visits all. */
function inOrder(names: readonly string[], seed: number): string[] {
  let count = names.length;
  while (count > 3 && !isPrime(count)) count -= 1;
  return Array.from({ length: count }, (_, step) => names[((seed + step) * STRIDE) % count] ?? "");
}

function isPrime(value: number): boolean {
  for (let factor = 2; factor * factor <= value; factor++) if (value % factor === 0) return false;
  return value > 1;
}

const fallback = ({ tails }: NameParts, seed: number) => `${tails[0] ?? "Workshop"} Number ${seed % 1000}`;
