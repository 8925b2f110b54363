/** A piece of this many characters gives a secret away; decision 027 says why. */
const PIECE = 8;

/** Nine bytes. */
const BASE64_PIECE = 12;

/** Without what may split or escape it. */
const folded = (text: string) => text.replace(/[^\da-z]+/gi, "").toLowerCase();

const pieces = (text: string, length: number) =>
  Array.from({ length: text.length - length + 1 }, (_, at) => folded(text.slice(at, at + length)));

const written = (secret: string, write: (code: string) => string) =>
  pieces(secret, PIECE).map((piece) =>
    [...piece].map((letter) => write(letter.charCodeAt(0).toString(16))).join(""),
  );

/** As base64 has it, from each of the three places where a letter may stand; without the ends, which neighbours share. */
const base64 = (secret: string) =>
  ["", "x", "xx"].flatMap((before) =>
    pieces(
      Buffer.from(before + secret)
        .toString("base64")
        .slice(4, -4),
      BASE64_PIECE,
    ),
  );

const needlesOf = (secret: string) => [
  ...pieces(secret, PIECE),
  ...written(folded(secret), (code) => code),
  ...written(secret, (code) => code),
  ...written(secret, (code) => `u00${code}`),
  ...base64(secret),
];

/**
 * Makes the test for secrets of letters and digits: which piece of one stands in a text, as it is, split, escaped, or in
 * base64 or hexadecimal; null for none. It asks nothing of the code that masks.
 */
export function leakFinder(...secrets: string[]): (text: string) => string | null {
  const needles = secrets.flatMap(needlesOf);
  const shortest = Math.min(...needles.map(({ length }) => length));
  // By how they begin: one look at each place of a text, which may be megabytes, instead of one search for each needle.
  const byBeginning = new Map<string, string[]>();
  for (const needle of needles) {
    const beginning = needle.slice(0, shortest);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), needle]);
  }
  return (text) => {
    const haystack = folded(text);
    for (let at = 0; at + shortest <= haystack.length; at++) {
      const candidates = byBeginning.get(haystack.slice(at, at + shortest));
      const found = candidates?.find((needle) => haystack.startsWith(needle, at));
      if (found !== undefined) return found;
    }
    return null;
  };
}
