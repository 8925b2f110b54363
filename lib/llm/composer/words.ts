/** Sound of a vowel without a vowel's letter, and the other way round. */
const AN_ANYWAY = /^(hour|honest|heir|[FHLMNRSX][A-Z\d]|MP|NGO)/;
const A_ANYWAY = /^(uni|us[eau]|eu|one|once|ubiq|U[A-Z])/;

/** "a" or "an", by the sound the text begins with. */
export function article(text: string): "a" | "an" {
  if (AN_ANYWAY.test(text)) return "an";
  if (A_ANYWAY.test(text)) return "a";
  return /^[aeiou8]/i.test(text) ? "an" : "a";
}

/** The plural of a regular English noun. */
export function plural(noun: string): string {
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** First letter in upper case; a word with capitals of its own (iOS, eBPF) stays as it is. */
export function capitalise(text: string): string {
  const first = text.split(/\s/, 1)[0] ?? "";
  if (/\p{Lu}/u.test(first)) return text;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Every word with a capital, but for the small ones inside. */
export function titleCase(text: string): string {
  const words = text.split(" ");
  return words
    .map((word, at) => (at > 0 && /^(of|the|a|in)$/.test(word) ? word : capitalise(word)))
    .join(" ");
}

/** "a", "a and b", "a, b and c". */
export function enumerate(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Cuts prose into sentences; an abbreviation or a decimal point is not an end. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\d]|i[A-Z])/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** Whether the text names a word or phrase, as a whole. */
export function mentions(text: string, phrase: string): boolean {
  const literal = phrase.replace(/[.*+?^$()|[\]{}\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "iu").test(text);
}
