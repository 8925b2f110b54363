import { SCORE } from "@/lib/contracts/limits";
import type { Row } from "@/lib/contracts/types";

/** A saved idea, as far as the figures of its run go. */
export interface ScoredRow {
  score: number;
  /** The complexity its row was drawn with, and the judge's. */
  asked: number;
  judged: number;
  novelty: number | null;
}

/** The saved ideas among the rows of a run. */
export const scoredRows = (rows: readonly Row[]): ScoredRow[] =>
  rows.flatMap(({ state, idea_quality, target_complexity: asked, novelty }) =>
    state === "saved" && idea_quality
      ? [{ score: idea_quality.idea_score, asked, judged: idea_quality.complexity_score, novelty }]
      : [],
  );

/** The mean of some numbers; 0 of none. */
export const meanOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

const SCORES = Array.from({ length: SCORE.max - SCORE.min + 1 }, (_, at) => at + SCORE.min);

/** How many ideas have each score, also those that none has. */
export const scoreCounts = (rows: readonly ScoredRow[]) =>
  SCORES.map((score) => ({ score, count: rows.filter((row) => row.score === score).length }));

/** How many ideas were judged so complex where that was asked for; pairs that no idea has are left out. */
export const complexityPairs = (rows: readonly ScoredRow[]) =>
  SCORES.flatMap((asked) =>
    SCORES.map((judged) => ({
      asked,
      judged,
      count: rows.filter((row) => row.asked === asked && row.judged === judged).length,
    })),
  ).filter(({ count }) => count > 0);

const STEPS = 10;

/** How many ideas are how novel, in steps of a tenth, also those that none is in. */
export const noveltyCounts = (rows: readonly ScoredRow[]) =>
  Array.from({ length: STEPS }, (_, at) => {
    const from = (at / STEPS).toFixed(1);
    const count = rows.filter(({ novelty }) => novelty !== null && stepOf(novelty) === at).length;
    return { from, range: `${from} to ${((at + 1) / STEPS).toFixed(1)}`, count };
  });

/** 0.7 is no less than 7 tenths, whatever the product of floats. */
const stepOf = (novelty: number) => Math.min(STEPS - 1, Math.max(0, Math.floor(novelty * STEPS + 1e-9)));
