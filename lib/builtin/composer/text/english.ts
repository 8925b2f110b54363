/** Exceptions where spelling and sound disagree: "an hour", "an MP3", but "a user", "a USB stick". */
const AN_ANYWAY = /^(hour|honest|heir|[FHLMNRSX][A-Z\d]|MP|NGO)/;
const A_ANYWAY = /^(uni|us[eau]|eu|one|once|ubiq|U[A-Z])/;

export function article(text: string): "a" | "an" {
  if (AN_ANYWAY.test(text)) return "an";
  if (A_ANYWAY.test(text)) return "a";
  return /^[aeiou8]/i.test(text) ? "an" : "a";
}

/** The plural of a regular noun. */
export function plural(noun: string): string {
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** The singular of a regular plural; other words as they are. */
export function singular(noun: string): string {
  if (/(ss|us|is|os)$/.test(noun)) return noun;
  return noun.endsWith("ies") ? `${noun.slice(0, -3)}y` : noun.replace(/s$/, "");
}

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const lowerFirst = (text: string): string =>
  /^(?:\p{Lu}\p{Ll}|A )/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** Upper-cases the first letter, unless the first word has capitals of its own (iOS, eBPF). */
export function capitalise(text: string): string {
  const first = text.split(/\s/, 1)[0] ?? "";
  return /\p{Lu}/u.test(first) ? text : upperFirst(text);
}

export function titleCase(text: string): string {
  return text
    .split(" ")
    .map((word, at) => (at > 0 && /^(of|the|a|in)$/.test(word) ? word : capitalise(word)))
    .join(" ");
}

/** "a", "a and b", "a, b and c". */
export function enumerate(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Splits prose into sentences; they start with a capital, a digit or a brand such as iOS. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\d]|i[A-Z])/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** Joins sentences, giving each a capital at its start and a full stop at its end. */
export function paragraph(parts: readonly (string | undefined)[]): string {
  return parts
    .flatMap((part) => (part ? capitalise(part.trim()) : []))
    .map((part) => (/[.!?]["”’)]?$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** Whether the text contains the phrase as whole words, in any case. */
export function mentions(text: string, phrase: string): boolean {
  const literal = phrase.replace(/[.*+?^$()|[\]{}\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "iu").test(text);
}
