/** An idea of a run that is to be ranked. */
export interface Contender {
  row: number;
  /** What the judge gave it by itself, 1 to 10. */
  absolute: number;
}

/** A comparison as it is stored; rows in ascending order. */
export interface Played {
  lowRow: number;
  highRow: number;
  lowFirst: boolean;
  /** Null where it failed. */
  winnerRow: number | null;
}

export interface Pairing {
  lowRow: number;
  highRow: number;
  /** Which of both the judge is shown first. */
  lowFirst: boolean;
}

/** Below this many there is nothing to rank. */
export const MIN_RANKED = 3;

/**
 * How many comparisons each idea gets: ⌈log₂ n⌉, which is what a Swiss tournament needs to find its first, and one more,
 * since each can go wrong; n − 1 where there are not that many others.
 */
export function comparisonsEach(ideas: number): number {
  return ideas < MIN_RANKED ? 0 : Math.min(ideas - 1, Math.ceil(Math.log2(ideas)) + 1);
}

/**
 * The next round of a Swiss tournament. Ideas stand in the order of wins less losses, then of their absolute score; each one
 * that still needs comparisons meets the next below it that needs some too, or, if none does, the nearest of all. None meet
 * twice. Each idea is shown first about as often as second. An idea that joins later, in a row that was retried, catches up
 * in rounds of its own.
 *
 * @param played all comparisons so far, held or failed: a failed one counts as done, so that rounds come to an end
 * @returns none once each idea has had its comparisons, or has met all others
 */
export function swissRound(ideas: readonly Contender[], played: readonly Played[]): Pairing[] {
  const each = comparisonsEach(ideas.length);
  const standing = new Map(ideas.map(({ row }) => [row, standingOf(row, played)]));
  const of = (row: number) => standing.get(row) ?? standingOf(row, []);
  const order = ideas.toSorted(
    (a, b) => of(b.row).points - of(a.row).points || b.absolute - a.absolute || a.row - b.row,
  );
  const needs = (row: number) => of(row).met.size < each;
  const taken = new Set<number>();
  const pairings: Pairing[] = [];
  for (const [place, { row }] of order.entries()) {
    if (taken.has(row) || !needs(row)) continue;
    const free = (other: Contender) =>
      other.row !== row && !taken.has(other.row) && !of(row).met.has(other.row);
    const opponent =
      order.slice(place + 1).find((other) => free(other) && needs(other.row)) ??
      nearestTo(place, order).find((other) => free(other) && !needs(other.row));
    if (!opponent) continue;
    taken.add(row).add(opponent.row);
    const [lowRow, highRow] = row < opponent.row ? [row, opponent.row] : [opponent.row, row];
    const lead = of(lowRow).first - of(highRow).first;
    pairings.push({ lowRow, highRow, lowFirst: lead === 0 ? (lowRow + highRow) % 2 === 0 : lead < 0 });
  }
  return pairings;
}

interface Standing {
  /** Wins less losses. */
  points: number;
  met: Set<number>;
  /** How often it was shown first, less how often second. */
  first: number;
}

function standingOf(row: number, played: readonly Played[]): Standing {
  const standing: Standing = { points: 0, met: new Set(), first: 0 };
  for (const { lowRow, highRow, lowFirst, winnerRow } of played) {
    if (row !== lowRow && row !== highRow) continue;
    standing.met.add(row === lowRow ? highRow : lowRow);
    standing.first += lowFirst === (row === lowRow) ? 1 : -1;
    if (winnerRow !== null) standing.points += winnerRow === row ? 1 : -1;
  }
  return standing;
}

/** The others, the nearest in the standings first. */
function nearestTo(place: number, order: readonly Contender[]): Contender[] {
  return order
    .map((idea, at) => ({ idea, away: Math.abs(at - place) }))
    .sort((a, b) => a.away - b.away)
    .map(({ idea }) => idea);
}
