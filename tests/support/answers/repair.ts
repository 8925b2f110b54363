import { goodObject } from "./good-answers";
import { type AnswerKind, NO_PROSE, says } from "./kind";

const quoteWith = (open: string, close: string) => (text: string) =>
  text.replace(/(?<=[{[,:]\s*)"((?:[^"\\]|\\.)*)"/g, `${open}$1${close}`);

/** Python's `repr`: single quotes, unless there is an apostrophe within. */
export function python(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${python(key)}: ${python(inner)}`)
      .join(", ")}}`;
  }
  const json = JSON.stringify(value);
  return typeof value !== "string" || value.includes("'") ? json : `'${json.slice(1, -1)}'`;
}

/** A kind made of the answer's object. */
const writes = (name: string, write: (object: Record<string, unknown>) => string) =>
  says(name, (good, column) => write(goodObject(good, column)), NO_PROSE);

const pretty = (object: object) => JSON.stringify(object, null, 2);

/** Whole answers that are not quite JSON. */
export const REPAIRABLE: AnswerKind[] = [
  writes("python dict", python),
  writes("python dict with None and True", (object) => python({ ...object, note: null, done: true })),
  writes("single quotes around apostrophes", (object) => quoteWith("'", "'")(JSON.stringify(object))),
  writes("smart quotes", (object) => quoteWith("“", "”")(JSON.stringify(object))),
  writes("single smart quotes", (object) => quoteWith("‘", "’")(JSON.stringify(object))),
  writes("backticks for quotes", (object) => quoteWith("`", "`")(JSON.stringify(object))),
  writes("keys without quotes", (object) => pretty(object).replace(/^( *)"(\w+)":/gm, "$1$2:")),
  writes("trailing comma", (object) => pretty(object).replace(/\n}$/, ",\n}")),
  writes("missing commas", (object) => pretty(object).replace(/,\n( *"\w+":)/g, "\n$1")),
  writes("comments", (object) => pretty(object).replace("{", '{ // the "answer"\n /* in short */')),
  writes("python comment", (object) => pretty(object).replace("{\n", "{\n  # it's here\n")),
  writes("ellipsis behind the last key", (object) => pretty(object).replace(/\n}$/, ",\n  ...\n}")),
  writes("byte order mark", (object) => `\ufeff${JSON.stringify(object)}`),
  writes("byte order mark and single quotes", (object) => `\ufeff${python(object)}`),
  writes("zero-width spaces", (object) => `\u200b{\u200b${JSON.stringify(object).slice(1)}\u200b`),
  writes("control characters", (object) => `\u0000\u0007${JSON.stringify(object)}\u001b`),
  writes("no-break spaces", (object) =>
    pretty(object).replace(/^ +/gm, "\u00a0\u00a0").replaceAll("{\n", "{\u00a0\n"),
  ),
  writes("trailing text and a stray brace", (object) => `${python(object)}\nThat's it }`),
  writes("text before and single quotes", (object) => `Here's my answer, it's short: ${python(object)}`),
  writes("python dict in a fence", (object) => `\`\`\`python\n${python(object)}\n\`\`\``),
  writes("assigned to a variable", (object) => `result = ${python(object)};`),
  writes("printed prettily", pretty),
];
