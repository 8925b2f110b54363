import { jsonrepair } from "jsonrepair";
import { cleanText } from "./clean-text";
import { findLooseObjects } from "./find-loose-objects";
import { findObjects, type Span } from "./find-objects";
import { type Scope, scopesOf } from "./scopes";

/** What may be the answer: an object in a text, not yet parsed. */
export interface Candidate extends Span {
  json: string;
  /** @throws SyntaxError where it is no JSON, or cannot be repaired into some. */
  parse(): unknown;
}

export interface Candidates {
  /** In the order in which they are to be tried: the last first, an object before what is nested in it. */
  list: Candidate[];
  unclosed: boolean;
}

/** Characters of an object that is repaired: four times a good answer. */
const MAX_REPAIRED = 32_768;
/** Candidates of one text; an answer has a handful. */
const MAX_CANDIDATES = 200;
/** Keys under which a model thinks: what stands there is never the answer. */
const THINKING_KEY =
  /["'](?:think|thinking|thoughts?|reasoning|reasoning_content|scratchpad)["']\s*:\s*(?:\[\s*)?$/i;

/** Objects that may be JSON as they stand. */
export function strictCandidates(text: string): Candidates {
  return gather(text, (scope) => {
    const { spans, unclosed } = findObjects(scope.text);
    const found = spans.slice(-MAX_CANDIDATES).map((span) => {
      const json = scope.text.slice(span.start, span.end);
      return { ...span, json, parse: () => parseJson(json) };
    });
    return { found, unclosed };
  });
}

/** Objects that may be JSON once they are repaired. */
export function looseCandidates(text: string): Candidates {
  return gather(text, (scope) => {
    const { objects, unclosed } = findLooseObjects(scope.text);
    const found = objects.slice(-MAX_CANDIDATES).map(({ start, end, json, muddled }) => ({
      start,
      end,
      json,
      parse: () => {
        if (muddled || json.length > MAX_REPAIRED) throw new SyntaxError("not to be repaired");
        return parseJson(jsonrepair(json));
      },
    }));
    return { found, unclosed };
  });
}

function gather(text: string, find: (scope: Scope) => { found: Candidate[]; unclosed: boolean }): Candidates {
  const byPlace = new Map<string, Candidate>();
  let unclosed = false;
  for (const scope of scopesOf(text)) {
    const inScope = find(scope);
    unclosed ||= inScope.unclosed;
    for (const candidate of inScope.found) {
      const start = candidate.start + scope.offset;
      const end = candidate.end + scope.offset;
      byPlace.set(`${start}-${end}`, { ...candidate, start, end });
    }
  }
  const list = [...byPlace.values()]
    .sort((a, b) => b.end - a.end || a.start - b.start)
    .slice(0, MAX_CANDIDATES);
  return { list: withoutThinking(text, list), unclosed };
}

/** Leaves out objects under such a key, all of a list of them, and what is nested in them. */
function withoutThinking(text: string, list: Candidate[]): Candidate[] {
  const thinking = new Set<Candidate>();
  let last: Candidate | null = null;
  for (const candidate of list.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const { start } = candidate;
    if (last !== null && start < last.end) {
      thinking.add(candidate);
      continue;
    }
    const inList = last !== null && /^\s*,\s*$/.test(text.slice(last.end, start));
    if (!inList && !THINKING_KEY.test(text.slice(Math.max(0, start - 64), start))) continue;
    thinking.add(candidate);
    last = candidate;
  }
  return list.filter((candidate) => !thinking.has(candidate));
}

/** JSON.parse, with the strings cleaned of what escapes can smuggle in. */
function parseJson(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) => (typeof value === "string" ? cleanText(value) : value));
}
