import type { Judgements } from "@/lib/contracts/types";

/** Decisions about the ideas of one score, or of one range of novelty. */
export interface Band {
  label: string;
  approved: number;
  rejected: number;
  duplicate: number;
}

/** What a threshold would have kept of the decided ideas. */
export interface Threshold {
  label: string;
  approvedKept: number;
  rejectedKept: number;
  /** 0 to 1; null where nothing is kept, or nothing was approved. */
  precision: number | null;
  recall: number | null;
}

export const scoreBands = ({ by_score }: Judgements): Band[] =>
  by_score.map(({ score, ...decided }) => ({ label: String(score), ...decided }));

/** From the first range that has ideas to the last. */
export function noveltyBands({ by_novelty }: Judgements): Band[] {
  const bands = by_novelty.map(({ from, to, ...decided }) => ({
    label: `${from.toFixed(2)}–${to.toFixed(2)}`,
    ...decided,
  }));
  const hasIdeas = ({ approved, rejected, duplicate }: Band) => approved + rejected + duplicate > 0;
  return bands.slice(Math.max(0, bands.findIndex(hasIdeas)), bands.findLastIndex(hasIdeas) + 1);
}

type Kept = Judgements["thresholds"][number] | Judgements["novelty_thresholds"][number];

const threshold = (label: string, { approved_kept, rejected_kept, precision, recall }: Kept): Threshold => ({
  label,
  approvedKept: approved_kept,
  rejectedKept: rejected_kept,
  precision,
  recall,
});

export const scoreThresholds = ({ thresholds }: Judgements): Threshold[] =>
  thresholds.map((entry) => threshold(String(entry.min_idea_score), entry));

/** Up to the first that keeps nothing; of those that keep the same, the highest. */
export function noveltyThresholds({ novelty_thresholds: all }: Judgements): Threshold[] {
  const keep = ({ approved_kept, rejected_kept }: Kept) => approved_kept + rejected_kept;
  return all
    .filter((entry, at) => {
      const next = all[at + 1];
      return keep(entry) > 0 && (!next || keep(next) !== keep(entry));
    })
    .map((entry) => threshold(entry.min_novelty.toFixed(2), entry));
}

/** "83 %"; "unknown" where there is nothing to count it of. */
export const percent = (share: number | null) =>
  share === null ? "unknown" : `${Math.round(100 * share)}\u00a0%`;

/** The weight of precision and recall together, their harmonic mean; null where either is not known. */
function balance({ precision, recall }: Threshold): number | null {
  if (precision === null || recall === null || precision + recall === 0) return null;
  return (2 * precision * recall) / (precision + recall);
}

/** The threshold that keeps most of what was approved and least of what was not; null where none can be told. */
export function bestThreshold(thresholds: readonly Threshold[]): Threshold | null {
  let best: Threshold | null = null;
  for (const candidate of thresholds) {
    const value = balance(candidate);
    if (value !== null && value > (best ? (balance(best) ?? 0) : 0)) best = candidate;
  }
  return best;
}
