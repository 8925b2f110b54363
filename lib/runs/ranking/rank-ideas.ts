import { SCORE } from "@/lib/contracts/limits";
import { bradleyTerry } from "./bradley-terry";
import type { Contender, Played } from "./swiss-round";

export interface RankedIdea extends Contender {
  /** From 1, the best first. */
  rank: number;
  /** 1 to 10. */
  ideaScore: number;
}

/** Standard deviation of the scores that a ranking gives, where the scale has room for it. */
const SPREAD = 2;

/**
 * Ranks the ideas that were compared at least once, by Bradley–Terry strength, then absolute score, then row. Their scores
 * keep the mean of their absolute ones: how good the run is as a whole is what a comparison within it cannot say. Around it
 * they lie as the logarithms of their strengths do, with a standard deviation of 2, or as much less as keeps all of them
 * between 1 and 10; then they are rounded.
 *
 * @returns the best first; none where no comparison was held
 */
export function rankIdeas(ideas: readonly Contender[], played: readonly Played[]): RankedIdea[] {
  const rows = new Set(ideas.map(({ row }) => row));
  const results = played.flatMap(({ lowRow, highRow, winnerRow }) => {
    if (winnerRow === null || !rows.has(lowRow) || !rows.has(highRow)) return [];
    return [{ winner: winnerRow, loser: winnerRow === lowRow ? highRow : lowRow }];
  });
  const compared = ideas.filter(({ row }) =>
    results.some(({ winner, loser }) => row === winner || row === loser),
  );
  const strengths = bradleyTerry(
    compared.map(({ row }) => row),
    results,
  );
  const strength = ({ row }: Contender) => strengths.get(row) ?? 0;
  const mean = average(compared.map(({ absolute }) => absolute));
  const middle = average(compared.map(strength));
  const deviation = Math.sqrt(average(compared.map((idea) => (strength(idea) - middle) ** 2)));
  const places = compared.map((idea) => (deviation < EQUAL ? 0 : (strength(idea) - middle) / deviation));
  const up = Math.max(...places, 0);
  const down = Math.max(...places.map((place) => -place), 0);
  const room = Math.min(
    SPREAD,
    up > 0 ? (SCORE.max - mean) / up : SPREAD,
    down > 0 ? (mean - SCORE.min) / down : SPREAD,
  );
  return compared
    .map((idea, index) => ({ idea, place: places[index] ?? 0 }))
    .sort((a, b) => b.place - a.place || b.idea.absolute - a.idea.absolute || a.idea.row - b.idea.row)
    .map(({ idea, place }, index) => ({
      ...idea,
      rank: index + 1,
      ideaScore: Math.min(SCORE.max, Math.max(SCORE.min, Math.round(mean + room * place))),
    }));
}

/** Strengths nearer than this are the same. */
const EQUAL = 1e-6;

const average = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
