import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bradleyTerry, type Result } from "@/lib/runs/ranking/bradley-terry";
import { rankIdeas } from "@/lib/runs/ranking/rank-ideas";
import { type Contender, comparisonsEach, type Played, swissRound } from "@/lib/runs/ranking/swiss-round";

type Judge = (low: number, high: number) => number | null;

/** Holds a whole tournament. @returns its comparisons, round by round */
function tournament(ideas: Contender[], judge: Judge, played: Played[] = []): Played[][] {
  const rounds: Played[][] = [];
  for (;;) {
    const pairings = swissRound(ideas, [...played, ...rounds.flat()]);
    if (pairings.length === 0) return rounds;
    rounds.push(
      pairings.map((pairing) => ({ ...pairing, winnerRow: judge(pairing.lowRow, pairing.highRow) })),
    );
    expect(rounds.length).toBeLessThan(50);
  }
}

const contenders = (count: number): Contender[] =>
  Array.from({ length: count }, (_, row) => ({ row, absolute: 7 }));
const higherWins: Judge = (_, high) => high;
const fails: Judge = () => null;

const someContenders = fc
  .array(fc.integer({ min: 1, max: 10 }), { minLength: 3, maxLength: 40 })
  .map((scores) => scores.map((absolute, row) => ({ row, absolute })));
const someJudge = fc.integer().map(
  (seed): Judge =>
    (low, high) =>
      [low, high, null][Math.abs(seed * 31 + low * 7 + high * 13) % 3] ?? null,
);

describe("a Swiss tournament", () => {
  test("gives each idea its comparisons, none twice against the same, none twice in a round", () => {
    fc.assert(
      fc.property(someContenders, someJudge, (ideas, judge) => {
        const rounds = tournament(ideas, judge);
        for (const round of rounds) {
          const rows = round.flatMap(({ lowRow, highRow }) => [lowRow, highRow]);
          expect(new Set(rows).size).toBe(rows.length);
        }
        const all = rounds.flat();
        const pairs = all.map(({ lowRow, highRow }) => `${lowRow} ${highRow}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const { lowRow, highRow } of all) expect(lowRow).toBeLessThan(highRow);
        const each = comparisonsEach(ideas.length);
        for (const { row } of ideas) {
          const own = all.filter(({ lowRow, highRow }) => lowRow === row || highRow === row);
          expect(own.length).toBeGreaterThanOrEqual(each);
        }
        expect(all.length).toBeLessThanOrEqual(Math.ceil((ideas.length * (each + 2)) / 2));
      }),
    );
  });

  test("shows each idea first about as often as second", () => {
    fc.assert(
      fc.property(someContenders, someJudge, (ideas, judge) => {
        const all = tournament(ideas, judge).flat();
        for (const { row } of ideas) {
          const own = all.filter(({ lowRow, highRow }) => lowRow === row || highRow === row);
          const first = own.filter(({ lowRow, lowFirst }) => lowFirst === (lowRow === row));
          expect(Math.abs(2 * first.length - own.length)).toBeLessThanOrEqual(4);
        }
      }),
    );
  });

  test("is the same from the same store, and ends where every comparison fails", () => {
    const ideas = contenders(10);
    expect(tournament(ideas, higherWins)).toEqual(tournament(ideas, higherWins));
    expect(tournament(ideas, fails).flat()).not.toHaveLength(0);
  });

  test("has nothing to rank below three ideas, and is all against all with three", () => {
    expect(swissRound(contenders(2), [])).toEqual([]);
    expect(tournament(contenders(3), higherWins).flat()).toHaveLength(3);
    expect([3, 4, 10, 50, 100].map(comparisonsEach)).toEqual([2, 3, 5, 7, 8]);
  });

  test("lets an idea that joins later catch up, without another round for all", () => {
    const played = tournament(contenders(9), higherWins).flat();
    const later = tournament(contenders(10), higherWins, played).flat();
    expect(later.every(({ lowRow, highRow }) => lowRow === 9 || highRow === 9)).toBe(true);
    expect(later).toHaveLength(comparisonsEach(10));
  });
});

describe("Bradley–Terry strengths", () => {
  test("of two ideas are the odds of their wins, drawn to the average by the prior", () => {
    const results: Result[] = [...Array(3).fill({ winner: 1, loser: 2 }), { winner: 2, loser: 1 }];
    const strengths = bradleyTerry([1, 2], results);
    expect(strengths.get(1)).toBeCloseTo(-(strengths.get(2) ?? 0), 3);
    // Without the prior: ln 3.
    expect((strengths.get(1) ?? 0) - (strengths.get(2) ?? 0)).toBeGreaterThan(0.6);
    expect((strengths.get(1) ?? 0) - (strengths.get(2) ?? 0)).toBeLessThan(Math.log(3));
    const many = bradleyTerry([1, 2], Array(500).fill(results).flat());
    expect((many.get(1) ?? 0) - (many.get(2) ?? 0)).toBeCloseTo(Math.log(3), 2);
  });

  test("solve the equations that the likelihood's maximum satisfies", () => {
    const results: Result[] = tournament(contenders(12), (low, high) => ((low * high) % 3 ? high : low))
      .flat()
      .map(({ lowRow, highRow, winnerRow }) => {
        return { winner: winnerRow ?? 0, loser: winnerRow === lowRow ? highRow : lowRow };
      });
    const ideas = contenders(12).map(({ row }) => row);
    const strengths = bradleyTerry(ideas, results);
    const p = (idea: number) => Math.exp(strengths.get(idea) ?? 0);
    for (const idea of ideas) {
      const wins = 0.5 + results.filter(({ winner }) => winner === idea).length;
      const expected = results
        .filter(({ winner, loser }) => winner === idea || loser === idea)
        .reduce((sum, { winner, loser }) => sum + p(idea) / (p(winner) + p(loser)), p(idea) / (p(idea) + 1));
      expect(expected).toBeCloseTo(wins, 3);
    }
  });

  test("are finite for an idea that always won, and average for one that nobody compared", () => {
    const strengths = bradleyTerry([1, 2, 3], Array(40).fill({ winner: 1, loser: 2 }));
    expect(Number.isFinite(strengths.get(1))).toBe(true);
    expect(strengths.get(1)).toBeGreaterThan(0);
    expect(strengths.get(3)).toBe(0);
    expect(bradleyTerry([], [])).toEqual(new Map());
  });
});

describe("the scores of a ranking", () => {
  test("follow the strengths, keep the mean of the absolute scores, and stay within the scale", () => {
    fc.assert(
      fc.property(someContenders, someJudge, (ideas, judge) => {
        const ranked = rankIdeas(ideas, tournament(ideas, judge).flat());
        expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, index) => index + 1));
        for (const [index, { ideaScore }] of ranked.entries()) {
          expect(Number.isInteger(ideaScore) && ideaScore >= 1 && ideaScore <= 10).toBe(true);
          expect(ideaScore).toBeLessThanOrEqual(ranked[index - 1]?.ideaScore ?? 10);
        }
        if (ranked.length === 0) return;
        const mean = (scores: number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
        const drift =
          mean(ranked.map(({ ideaScore }) => ideaScore)) - mean(ranked.map(({ absolute }) => absolute));
        expect(Math.abs(drift)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test("spread ideas that the judge gave the same", () => {
    const ideas = contenders(10);
    const ranked = rankIdeas(ideas, tournament(ideas, higherWins).flat());
    for (const [place, { row }] of ranked.entries()) expect(Math.abs(9 - row - place)).toBeLessThanOrEqual(1);
    expect(new Set(ranked.map(({ ideaScore }) => ideaScore)).size).toBeGreaterThanOrEqual(5);
  });

  test("are none where no comparison was held; an idea that met nobody keeps its own", () => {
    const ideas = contenders(4);
    expect(rankIdeas(ideas, tournament(ideas, fails).flat())).toEqual([]);
    const one: Played = { lowRow: 0, highRow: 1, lowFirst: true, winnerRow: 1 };
    expect(rankIdeas(ideas, [one]).map(({ row }) => row)).toEqual([1, 0]);
  });
});
