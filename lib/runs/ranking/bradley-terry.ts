/** A comparison that was held. */
export interface Result {
  winner: number;
  loser: number;
}

/** Half a win and half a loss against an idea of average strength: enough to keep an unbeaten one finite. */
const PRIOR = 0.5;
/** Of a logarithm; scores are rounded to whole numbers. */
const TOLERANCE = 1e-5;
const MAX_ITERATIONS = 1_000;

/**
 * The strengths of a Bradley–Terry model, in which one idea beats another with the probability pᵢ / (pᵢ + pⱼ), by the
 * minorisation–maximisation of D. R. Hunter, "MM algorithms for generalized Bradley–Terry models", The Annals of Statistics
 * 32 (2004), with a weak prior towards the average.
 *
 * @param ideas whatever numbers them
 * @returns the logarithm of each idea's strength; 0 for one that was not compared
 */
export function bradleyTerry(ideas: readonly number[], results: readonly Result[]): Map<number, number> {
  const places = new Map(ideas.map((idea, place) => [idea, place]));
  const pairs = results.map(
    ({ winner, loser }) => [places.get(winner) ?? 0, places.get(loser) ?? 0] as const,
  );
  const wins = new Float64Array(ideas.length).fill(PRIOR);
  for (const [winner] of pairs) wins[winner] = (wins[winner] ?? 0) + 1;
  const strengths = new Float64Array(ideas.length).fill(1);
  const sums = new Float64Array(ideas.length);
  for (let iteration = 0, change = 1; iteration < MAX_ITERATIONS && change > TOLERANCE; iteration++) {
    // What the denominator of Hunter's update sums; the prior's opponent has a strength of 1.
    for (const [place, strength] of strengths.entries()) sums[place] = (2 * PRIOR) / (strength + 1);
    for (const [winner, loser] of pairs) {
      const share = 1 / ((strengths[winner] ?? 1) + (strengths[loser] ?? 1));
      sums[winner] = (sums[winner] ?? 0) + share;
      sums[loser] = (sums[loser] ?? 0) + share;
    }
    change = 0;
    for (const [place, strength] of strengths.entries()) {
      const next = (wins[place] ?? PRIOR) / (sums[place] ?? 1);
      change = Math.max(change, Math.abs(Math.log(next / strength)));
      strengths[place] = next;
    }
  }
  return new Map(ideas.map((idea, place) => [idea, Math.log(strengths[place] ?? 1)]));
}
