import { jsonrepair } from "jsonrepair";
import { cleanText, withoutMarks } from "./clean-text";
import { findLooseObjects } from "./find-loose-objects";
import { findObjects, type Span } from "./find-objects";

export interface Candidate extends Span {
  json: string;
  /** @throws SyntaxError if it is not JSON, and cannot be repaired into JSON */
  parse(): unknown;
}

export interface Candidates {
  /** In the order to try them: the last first, an object before those nested in it. */
  list: Candidate[];
  unclosed: boolean;
}

/** Characters of an object worth repairing: four times a good answer. */
const MAX_REPAIRED = 32_768;
/** Bounds on hostile answers; a good one has a handful of each. */
const MAX_CANDIDATES = 200;
const MAX_PARTS = 128;
/** Keys that hold a model's thinking, never its answer. */
const THINKING_KEY =
  /["'](?:think|thinking|thoughts?|reasoning|reasoning_content|scratchpad)["']\s*:\s*(?:\[\s*)?$/i;

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

export function looseCandidates(text: string): Candidates {
  return gather(text, (scope) => {
    const { objects, unclosed } = findLooseObjects(scope.text);
    const found = objects.slice(-MAX_CANDIDATES).map(({ start, end, json, muddled }) => ({
      start,
      end,
      json,
      parse: () => {
        if (muddled || json.length > MAX_REPAIRED) throw new SyntaxError("beyond repair");
        return parseJson(jsonrepair(json));
      },
    }));
    return { found, unclosed };
  });
}

interface Scope {
  text: string;
  offset: number;
}

/**
 * Where objects are searched: the whole answer, then each part between fences (of any label, on one line,
 * unclosed), because a brace or quote in prose must not spoil the block after it.
 */
function scopesOf(text: string): Scope[] {
  const parts: Scope[] = [];
  let from = 0;
  for (const fence of text.matchAll(/`{3,}|~{3,}/g)) {
    parts.push({ text: text.slice(from, fence.index), offset: from });
    from = fence.index + fence[0].length;
  }
  if (parts.length > 0) parts.push({ text: text.slice(from), offset: from });
  return [{ text, offset: 0 }, ...parts.slice(-MAX_PARTS)];
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

/** Drops objects under a thinking key, every item of a list of them, and what is nested in them. */
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

/** JSON.parse, with every string cleaned: escapes can smuggle in what these remove. */
function parseJson(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) =>
    typeof value === "string" ? withoutMarks(cleanText(value)) : value,
  );
}
