import { withoutMarkup } from "@/lib/core/markup";
import { maskSecrets } from "@/lib/core/secrets";
import { cutText } from "@/lib/core/unicode";
import { visibleText, withoutEscapes } from "@/lib/core/visible-text";
import { toldWait } from "./retry-after";

const MAX_MESSAGE = 300;
/** How deep a message may stand in a body, and in how many texts that hold JSON themselves. */
const MAX_DEPTH = 4;
const MAX_NESTED = 3;
/** Bounds on a body that may be hostile: characters of a text, entries of a level, and levels. */
const MAX_READ = 10_000;
const MAX_ENTRIES = 50;
const MAX_LEVELS = 20;
/** Characters of a rejected generation, well above a long answer. */
const MAX_GENERATION = 40_000;

/** Where providers put their sentence; in this order, without regard to case and underscores. */
const SENTENCES = [
  "message",
  "msg",
  "errormessage",
  "errormsg",
  "detail",
  "errordescription",
  "description",
  "reasons",
  "reason",
  "errors",
  "error",
  "fault",
  "faultstring",
  "raw",
  "details",
  "title",
];

/**
 * What a provider says went wrong, as one line of at most 300 characters without secrets: the shapes of OpenAI
 * (`error.message`), Ollama (`error`), vLLM (`message`), FastAPI (`detail`) and their kin, also within a text that
 * is JSON itself; else the body, without markup.
 */
export function providerMessage(body: unknown): string {
  return truncate(oneLine(withoutMarkup(maskSecrets(sentenceOf(body) ?? wholeBody(body)))), MAX_MESSAGE);
}

const oneLine = (text: string) =>
  visibleText(withoutEscapes(text).replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")).trim();

export interface ProviderError {
  message: string;
  code?: string | undefined;
  type?: string | undefined;
  param?: string | undefined;
  /** The body in one text, without secrets, to find out what it is about. */
  words: string;
  /** Milliseconds the body asks to be left alone, null where it does not say. */
  waitMs: number | null;
  /** What the model wrote, where the provider itself found it unusable. */
  generation: string | null;
}

/** A provider's error with every field bounded, whatever the body holds. */
export function providerError(body: unknown): ProviderError {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const error: unknown = typeof first === "object" && first && "error" in first ? first.error : first;
  const names = typeof error === "object" && error ? (error as Record<string, unknown>) : {};
  const text = (value: unknown) =>
    typeof value === "string" ? truncate(oneLine(maskSecrets(value.slice(0, MAX_READ))), 100) : undefined;
  const [code, type, param] = [text(names.code), text(names.type), text(names.param)];
  const generation =
    typeof names.failed_generation === "string" ? names.failed_generation.slice(0, MAX_GENERATION) : null;
  const whole = wholeBody(body).replaceAll('\\"', '"').replaceAll("\\n", "\n");
  const told = { words: maskSecrets(whole), waitMs: toldWait(body, whole), generation };
  return { message: providerMessage(body), code, type, param, ...told };
}

/** Undefined where there is none; empty where it stands too deep. */
function sentenceOf(value: unknown, depth = 0, nested = 0): string | undefined {
  if (typeof value === "string") return sentenceInText(value.slice(0, MAX_READ), nested) || undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (depth > MAX_DEPTH) return "";
  const inner = (part: unknown) => sentenceOf(part, depth + 1, nested);
  if (Array.isArray(value)) {
    const sentences = value.slice(0, 3).map(inner).filter(Boolean);
    return sentences.length > 0 ? [...new Set(sentences)].join("; ") : undefined;
  }
  const fields = new Map<string, unknown>();
  for (const [name, part] of entriesOf(value)) fields.set(name.replace(/[_-]/g, "").toLowerCase(), part);
  const error = fields.get("error");
  // Beside a message, an error that is a text only names the status.
  const ofObject = typeof error === "object" ? inner(error) : undefined;
  const sentence =
    ofObject ?? SENTENCES.map((name) => inner(fields.get(name))).find((text) => text !== undefined);
  if (!sentence) return sentence;
  // A gateway's own sentence says only that there was an error, and FastAPI's not where.
  const cause = inner(fields.get("metadata"));
  if (cause && !sentence.includes(cause)) return `${sentence}: ${cause}`;
  const place = fields.get("loc");
  return Array.isArray(place) ? `${place.slice(0, 5).map(String).join(".")}: ${sentence}` : sentence;
}

/** The sentence in a text that is, or ends with, JSON or Python's spelling of it; else the text. */
function sentenceInText(text: string, nested: number): string {
  const from = text.search(/[{[]/);
  if (from < 0 || nested >= MAX_NESTED) return text;
  const to = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"));
  try {
    const sentence = sentenceOf(JSON.parse(text.slice(from, to + 1)), 0, nested + 1);
    if (sentence && /\s/.test(sentence)) return sentence;
  } catch {
    const python = /['"]message['"]\s*:\s*(?:'((?:[^'\\]|\\.)+)'|"((?:[^"\\]|\\.)+)")/.exec(text);
    const sentence = python?.[1] ?? python?.[2];
    if (sentence) return sentence.replace(/\\(['"])/g, "$1");
  }
  return text;
}

function wholeBody(body: unknown): string {
  if (typeof body === "string") return body.slice(0, MAX_READ);
  if (typeof body !== "object" || body === null) return "";
  try {
    return JSON.stringify(bounded(body)).slice(0, 4 * MAX_READ);
  } catch {
    // Nested too deeply to mean anything.
    return "";
  }
}

/** A copy of the beginning of a value, small enough to be serialised at once. @throws RangeError */
function bounded(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.slice(0, MAX_READ);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_LEVELS) throw new RangeError("too many levels");
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map((item) => bounded(item, depth + 1));
  return Object.fromEntries(entriesOf(value).map(([name, part]) => [name, bounded(part, depth + 1)]));
}

/** The first own entries of an object that may have millions. */
function entriesOf(value: object): [string, unknown][] {
  const entries: [string, unknown][] = [];
  for (const key in value) {
    if (entries.length === MAX_ENTRIES) break;
    if (Object.hasOwn(value, key)) entries.push([key, (value as Record<string, unknown>)[key]]);
  }
  return entries;
}

/**
 * Cuts a text to a length in UTF-16 units, between graphemes, ending it with an ellipsis. What may hold a secret is
 * masked before.
 */
export function truncate(text: string, max: number): string {
  return text.length <= max ? text : `${cutText(text, max - 1)}…`;
}
