import type { RowFailure } from "@/lib/contracts/types";

/** Rows that failed for the same cause. */
export interface FailureGroup {
  key: string;
  stage: RowFailure["stage"];
  retryable: boolean;
  /** Of the rows, the commonest first: models' own words make one cause read differently. */
  sentences: { sentence: string; rows: number[] }[];
  rows: number[];
}

/** Failures by their cause: where it happened, what it was, and whether a retry may help. The largest group first. */
export function groupFailures(errors: readonly RowFailure[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { row, code, stage, retryable, error } of errors) {
    const key = `${code} ${stage} ${retryable}`;
    const group = groups.get(key) ?? { key, stage, retryable, sentences: [], rows: [] };
    groups.set(key, group);
    group.rows.push(row);
    const same = group.sentences.find(({ sentence }) => sentence === error);
    if (same) same.rows.push(row);
    else group.sentences.push({ sentence: error, rows: [row] });
  }
  for (const group of groups.values())
    group.sentences.sort((one, other) => other.rows.length - one.rows.length);
  return [...groups.values()].sort((one, other) => other.rows.length - one.rows.length);
}

/** Numbers of ideas, counted from 1: "Idea 3", "Ideas 1–4, 7 and 9". */
export function ideaNumbers(rows: readonly number[]): string {
  const sorted = rows.toSorted((one, other) => one - other);
  const spans: [number, number][] = [];
  for (const row of sorted) {
    const last = spans.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else spans.push([row, row]);
  }
  const parts = spans.flatMap(([from, to]) => {
    if (to - from > 1) return [`${from + 1}–${to + 1}`];
    return from === to ? [`${from + 1}`] : [`${from + 1}`, `${to + 1}`];
  });
  const list = parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  return `${rows.length === 1 ? "Idea" : "Ideas"} ${list}`;
}
