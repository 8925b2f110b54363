import { diffArrays } from "diff";

/** A stretch of two texts: in both, or in one alone. */
export interface Change {
  kind: "same" | "removed" | "added";
  text: string;
}

/** In edits: texts further apart are told as wholly different, before comparing them takes noticeable time. */
const MAX_EDITS = 1500;
/** Between two changes, as few shared words as this say nothing: "the", "of a". */
const ISLAND_WORDS = 2;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
/** Words and marks, each with the space before it: spaces alone would be found alike everywhere. */
function segments(text: string): string[] {
  const found: string[] = [];
  let space = "";
  for (const { segment } of segmenter.segment(text)) {
    if (segment.trim() === "") space += segment;
    else {
      found.push(space + segment);
      space = "";
    }
  }
  return space === "" ? found : [...found, space];
}
const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text);
const countWords = (text: string) => segments(text).filter(isWord).length;

/**
 * What changed between two texts, by words of any script. Shared words that stand alone between changes count as
 * changed, so that a rewritten sentence reads as one. What is not removed is the new text; what is not added, the old.
 */
export function wordDiff(before: string, after: string): Change[] {
  const found = diffArrays(segments(before), segments(after), { maxEditLength: MAX_EDITS });
  if (!found) return [whole("removed", before), whole("added", after)].filter(({ text }) => text !== "");
  const changes = found.map(({ value, added, removed }) =>
    whole(added ? "added" : removed ? "removed" : "same", value.join("")),
  );
  return joinRuns(changes.map((change, at) => ({ ...change, island: isIsland(changes, at) })));
}

/** The share of the words of the longer text that both have, 0 to 1. */
export function sharedWords(changes: readonly Change[]): number {
  const words = (kind: Change["kind"]) =>
    changes.filter((change) => change.kind === kind).reduce((sum, { text }) => sum + countWords(text), 0);
  const same = words("same");
  const longer = same + Math.max(words("removed"), words("added"));
  return longer === 0 ? 1 : same / longer;
}

const whole = (kind: Change["kind"], text: string): Change => ({ kind, text });

function isIsland(changes: readonly Change[], at: number): boolean {
  const change = changes[at];
  if (change?.kind !== "same" || at === 0 || at === changes.length - 1) return false;
  return countWords(change.text) <= ISLAND_WORDS;
}

/** Each run of changes and islands as one removal and one addition. */
function joinRuns(changes: readonly (Change & { island: boolean })[]): Change[] {
  const joined: Change[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    // The space before both belongs to neither.
    const space = /^\s*/.exec(removed)?.[0] ?? "";
    const shared = space !== "" && added.startsWith(space) ? space.length : 0;
    const last = joined.at(-1);
    if (shared > 0 && last?.kind === "same") last.text += space;
    else if (shared > 0) joined.push(whole("same", space));
    if (removed.length > shared) joined.push(whole("removed", removed.slice(shared)));
    if (added.length > shared) joined.push(whole("added", added.slice(shared)));
    removed = added = "";
  };
  for (const { kind, text, island } of changes) {
    if (kind === "same" && !island) {
      flush();
      joined.push(whole("same", text));
      continue;
    }
    if (kind !== "added") removed += text;
    if (kind !== "removed") added += text;
  }
  flush();
  return joined;
}
