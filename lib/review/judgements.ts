import "server-only";
import type { Judgements } from "@/lib/contracts/judgements";
import { SCORE } from "@/lib/contracts/limits";
import { longRead } from "@/lib/projects/long-read";
import { readSql } from "@/lib/store/sql";

/** Steps of novelty from 0 to 1: most ideas lie between 0.1 and 0.5. */
export const NOVELTY_STEPS = 20;

/** Ideas with the same decision, score of the judge and step of novelty. */
export interface DecidedIdeas {
  status: "approved" | "rejected" | "duplicate";
  /** Null where no judge was asked. */
  score: number | null;
  /** From 0; null where it was not measured. */
  step: number | null;
  count: number;
}

/**
 * Admins' decisions against what the judge and the measure of novelty said by themselves: each idea counts once, by its
 * last decision that stands.
 */
export async function readJudgements(): Promise<Judgements> {
  const rows = await longRead(readSql("count-judgements"), []);
  return judge(
    rows.map(([status, score, step, count]) => ({
      status: status as DecidedIdeas["status"],
      score: score === null ? null : Number(score),
      step: step === null ? null : Number(step),
      count: Number(count),
    })),
  );
}

export function judge(ideas: DecidedIdeas[]): Judgements {
  const scores = Array.from({ length: SCORE.max }, (_, index) => SCORE.min + index);
  const steps = Array.from({ length: NOVELTY_STEPS }, (_, index) => index);
  const scored = ideas.filter(({ score }) => score !== null);
  const measured = ideas.filter(({ step }) => step !== null);
  return {
    decided: sum(ideas),
    by_score: scores.map((score) => ({ score, ...split(scored.filter((idea) => idea.score === score)) })),
    by_novelty: steps.map((step) => ({
      from: step / NOVELTY_STEPS,
      to: (step + 1) / NOVELTY_STEPS,
      ...split(measured.filter((idea) => idea.step === step)),
    })),
    thresholds: scores.map((least) => ({
      min_idea_score: least,
      ...keptOf(scored, ({ score }) => (score ?? 0) >= least),
    })),
    novelty_thresholds: steps.map((least) => ({
      min_novelty: least / NOVELTY_STEPS,
      max_similarity: (NOVELTY_STEPS - least) / NOVELTY_STEPS,
      ...keptOf(measured, ({ step }) => (step ?? 0) >= least),
    })),
  };
}

const sum = (ideas: DecidedIdeas[]) => ideas.reduce((total, { count }) => total + count, 0);

function split(ideas: DecidedIdeas[]) {
  const of = (wanted: DecidedIdeas["status"]) => sum(ideas.filter(({ status }) => status === wanted));
  return { approved: of("approved"), rejected: of("rejected"), duplicate: of("duplicate") };
}

function keptOf(ideas: DecidedIdeas[], isKept: (idea: DecidedIdeas) => boolean) {
  const all = split(ideas);
  const kept = split(ideas.filter(isKept));
  const rejected = kept.rejected + kept.duplicate;
  return {
    approved_kept: kept.approved,
    rejected_kept: rejected,
    precision: share(kept.approved, kept.approved + rejected),
    recall: share(kept.approved, all.approved),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
