import type { z } from "zod";
import { type Candidates, looseCandidates, strictCandidates } from "./candidates";
import { cleanText } from "./clean-text";
import { decodeStrings } from "./decode-strings";
import type { Reading } from "./reading";
import { stripThinking } from "./strip-thinking";
import { tellProblems } from "./tell-problems";

export type { Reading } from "./reading";

/** In characters, thinking not counted: forty times the longest good answer. Longer ones are refused. */
export const MAX_ANSWER = 262_144;
/** Characters parsed for one answer, all tries together: it bounds what a hostile one costs. */
const MAX_PARSED = 4 * MAX_ANSWER;

/**
 * Reads the one object that was asked for out of whatever a model answered. Thinking is cut away; then the
 * last object that satisfies the schema wins: in a fence or bare, on its own or inside a wrapper, an array or
 * a string. Only where none does as it stands are objects repaired. An object that never closes is never made
 * whole, nothing is defaulted, and problems are told of the object with the fewest. Never throws.
 * @param options.cutOff the answer ended for want of room: nothing is repaired.
 */
export function readAnswer<T>(
  text: string,
  schema: z.ZodType<T>,
  options: { cutOff?: boolean } = {},
): Reading<T> {
  const answer = cleanText(stripThinking(text)).trim();
  if (answer.length > MAX_ANSWER) {
    return {
      ok: false,
      problems: [`the answer has ${answer.length} characters; at most ${MAX_ANSWER} are read`],
    };
  }
  const texts = [answer, ...decodeStrings(answer).map((inner) => cleanText(stripThinking(inner)))];
  const passes = options.cutOff ? [strictCandidates] : [strictCandidates, looseCandidates];
  const failures: Failures = { best: null, unclosed: false, unparsed: false, parsed: 0 };
  for (const candidatesIn of passes) {
    for (const part of texts) {
      const fitting = lastThatFits(candidatesIn(part), schema, failures);
      if (fitting !== null) return fitting;
    }
  }
  return { ok: false, problems: failures.best ?? [whyNone(failures, options.cutOff === true)] };
}

interface Failures {
  /** The problems of the object that came nearest. */
  best: string[] | null;
  unclosed: boolean;
  unparsed: boolean;
  /** Characters parsed so far. */
  parsed: number;
}

function lastThatFits<T>({ list, unclosed }: Candidates, schema: z.ZodType<T>, failures: Failures) {
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
    const result = schema.safeParse(value);
    if (result.success) return { ok: true as const, value: result.data };
    const problems = tellProblems(result.error, value);
    if (failures.best === null || problems.length < failures.best.length) failures.best = problems;
  }
  return null;
}

function whyNone({ unclosed, unparsed }: Failures, cutOff: boolean): string {
  if (unclosed) return "the JSON object is not complete: it ends before its last brace";
  if (cutOff) return "the answer was cut off before its JSON object was complete";
  return unparsed ? "the JSON object cannot be parsed: check its quotes and commas" : "no JSON object found";
}
