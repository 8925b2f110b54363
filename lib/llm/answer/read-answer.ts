import type { z } from "zod";
import { answerText } from "./answer-text";
import { type Candidates, looseCandidates, strictCandidates } from "./candidates";
import { cleanText } from "./clean-text";
import { describeProblems } from "./describe-problems";

/** A value, or what is wrong with the answer, in sentences a model can act on. */
export type ParseResult<T> = { ok: true; value: T } | { ok: false; problems: string[] };

/** In characters, without thinking: forty times the longest good answer. */
export const MAX_ANSWER = 262_144;
/** Characters parsed over all candidates of one answer; bounds the cost of a hostile one. */
const MAX_PARSED = 4 * MAX_ANSWER;
/** JSON inside a string, `"{\"title\": …}"`, also where the outer quotes are missing. */
const ENCODED = /(?:"(?:\s|\\[nrt])*)?\{(?:\s|\\[nrt])*\\"/g;
const MAX_DECODED = 8;

/**
 * Finds the requested object in whatever a model answered. After thinking is removed, the last object that
 * satisfies the schema wins: in a fence or bare, on its own or inside a wrapper, an array or a string. Objects
 * are repaired only if none satisfies it as it is. An object that never closes is not completed, and nothing is
 * defaulted. Problems are those of the object with the fewest. Never throws.
 *
 * @param options.cutOff the answer was truncated: nothing is repaired
 */
export function readAnswer<T>(
  text: string,
  schema: z.ZodType<T>,
  options: { cutOff?: boolean } = {},
): ParseResult<T> {
  const answer = answerText(cleanText(text)).trim();
  if (answer.length > MAX_ANSWER) {
    return {
      ok: false,
      problems: [`the answer has ${answer.length} characters; at most ${MAX_ANSWER} are read`],
    };
  }
  const texts = [answer, ...decodeStrings(answer).map((inner) => answerText(cleanText(inner)))];
  const passes = options.cutOff ? [strictCandidates] : [strictCandidates, looseCandidates];
  const failures: Failures = { best: null, unclosed: false, unparsed: false, parsed: 0 };
  for (const candidatesIn of passes) {
    for (const part of texts) {
      const valid = lastValid(candidatesIn(part), schema, failures);
      if (valid !== null) return valid;
    }
  }
  return { ok: false, problems: failures.best ?? [whyNoObject(failures, options.cutOff === true)] };
}

interface Failures {
  best: string[] | null;
  unclosed: boolean;
  unparsed: boolean;
  parsed: number;
}

function lastValid<T>({ list, unclosed }: Candidates, schema: z.ZodType<T>, failures: Failures) {
  failures.unclosed ||= unclosed;
  for (const candidate of list) {
    failures.parsed += candidate.json.length;
    if (failures.parsed > MAX_PARSED) return null;
    let value: unknown;
    try {
      value = candidate.parse();
    } catch {
      failures.unparsed = true;
      continue;
    }
    // A column's schema is often made for one row: compiling it takes longer than it is used.
    const result = schema.safeParse(value, { jitless: true });
    if (result.success) return { ok: true as const, value: result.data };
    const problems = describeProblems(result.error, value);
    if (failures.best === null || problems.length < failures.best.length) failures.best = problems;
  }
  return null;
}

function whyNoObject({ unclosed, unparsed }: Failures, cutOff: boolean): string {
  if (unclosed) return "the JSON object is not complete: it ends before its last brace";
  if (cutOff) return "the answer was cut off before its JSON object was complete";
  return unparsed ? "the JSON object cannot be parsed: check its quotes and commas" : "no JSON object found";
}

/** The objects encoded in the answer's strings, last first; one level deep. */
function decodeStrings(text: string): string[] {
  const bodies: string[] = [];
  let end = 0;
  for (const match of text.matchAll(ENCODED)) {
    if (match.index < end) continue;
    const start = match[0].startsWith('"') ? match.index + 1 : match.index;
    end = endOfBody(text, start);
    bodies.push(text.slice(start, end));
  }
  return bodies.slice(-MAX_DECODED).reverse().flatMap(decodeString);
}

function endOfBody(text: string, start: number): number {
  let i = start;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return Math.min(i, text.length);
}

function decodeString(body: string): string[] {
  try {
    return [String(JSON.parse(`"${body.replace(/[\n\r\t]/g, " ")}"`))];
  } catch {
    return [];
  }
}
