/** Escape sequences of terminals with what they say: CSI (colours, cursor), OSC and its kin (titles, links). */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\x1b\[|\x9b(?=[0-?]))[0-?]{0,64}[ -/]{0,8}[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90-\x9f\n]{0,2000}(?:\x07|\x1b\\|\x9c)/g;

/** Whose letters are joined, or kept from it, by U+200C and U+200D: cursive scripts and those with conjuncts. */
const JOINED = [
  ..."Arab Syrc Mand Mong Phag Nkoo Adlm Rohg".split(" "),
  ..."Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Newa".split(" "),
]
  .map((script) => `\\p{scx=${script}}`)
  .join("");
/** Fillers are letters, too, and selectors marks. */
const LETTER = "(?!\\p{DI})[\\p{L}\\p{M}\\p{N}]";
const JOINED_LETTER = `(?=${LETTER})[${JOINED}]`;
/** After these a joiner also ends a word, as in old Malayalam text. They have no property of their own here. */
const VIRAMA =
  "[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca\\u1039\\u17d2\\u{11442}]";
const EMOJI = "\\p{ExtPict}(?:\\ufe0f|\\p{EMod})?";
/** The flags of England, Scotland and Wales are spelled with tags; nothing else is. */
const TAGGED_FLAG =
  "\\u{1f3f4}\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f}";
/** Format characters that are signs of their own: Arabic, Syriac and Kaithi ones that stand around numbers. */
const SIGNS = "\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}";

/** What is not seen and yet has its place, longest first; then what is not seen and has none. */
const PLACED = [
  TAGGED_FLAG,
  `(?<=${EMOJI})\\u200d(?=\\p{ExtPict})`,
  `(?<=${JOINED_LETTER})[\\u200c\\u200d](?=${LETTER})`,
  `(?<=${LETTER})\\u200c(?=${JOINED_LETTER})|(?<=${VIRAMA})[\\u200c\\u200d]`,
  "(?<=(?![0-9#*])\\p{Emoji})[\\ufe0e\\ufe0f]|(?<=[0-9#*])\\ufe0f(?=\\u20e3)",
  "(?<=[\\p{sc=Hani}\\p{Sm}\\p{sc=Mymr}\\p{sc=Phag}\\p{sc=Mani}0])[\\ufe00-\\ufe02]",
  "(?<=\\p{sc=Hani})[\\u{e0100}-\\u{e01ef}]",
  "(?<=[\\u1820-\\u18aa])[\\u180b-\\u180d\\u180f]|(?<=[\\u1820-\\u18aa])\\u180e(?=[\\u1820-\\u18aa])",
].join("|");
const UNSEEN = `(?![\\t\\n\\r${SIGNS}])[\\p{Cc}\\p{Cf}\\p{DI}\\p{NChar}]`;
const PLACED_OR_UNSEEN = new RegExp(`(${PLACED})|(?:${UNSEEN})+`, "gu");

/** Two looks, the cheap one first: in a text without any of these, which most are, nothing else is looked for. */
const NOT_PLAIN = /[^\t\n\r\x20-\x7e]/;
const MAYBE_UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{DI}\p{NChar}]/u;

/** A text without the escape sequences of terminals. */
export function withoutEscapes(text: string): string {
  return text.replace(ESCAPES, "");
}

/**
 * A text as it may be stored, logged and shown: without what is not seen. That is control characters but tab and line
 * ends, the escape sequences of terminals, and characters that direct or hide text (bidi controls, zero-width spaces,
 * soft hyphens, tags, fillers). Those stay where writing needs them: joiners in words of scripts that join letters and
 * in emoji, variation selectors behind what they vary. Idempotent.
 */
export function visibleText(text: string): string {
  if (!NOT_PLAIN.test(text) || !MAYBE_UNSEEN.test(text)) return text;
  return withoutEscapes(text).replace(PLACED_OR_UNSEEN, (_found, placed?: string) => placed ?? "");
}
