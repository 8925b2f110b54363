import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stream } from "@/lib/pipeline/random";
import { type Calls, forecast, type PastRun, type RunSize } from "@/lib/runs/estimate/forecast";
import { comparisonsEach } from "@/lib/runs/ranking/swiss-round";

const NONE: Calls = { calls: 0, promptTokens: 0, completionTokens: 0 };

/** What a model is like: which share of candidates is refused, how long its answers are, how many it writes at a time. */
interface Model {
  refused: number;
  tokens: number;
  secondsACall: number;
  atOnce: number;
}

/** A run of such a model: each candidate takes three calls, refused ones are written again, and nothing is quite even. */
function runOf(model: Model, size: RunSize, pairwise: boolean, random: ReturnType<typeof stream>): PastRun {
  const about = (value: number) => value * (0.7 + 0.6 * random.float());
  const refused = Math.min(0.9, model.refused + size.minIdeaScore / 30);
  const sums = { ideas: { ...NONE }, comparisons: { ...NONE }, others: { ...NONE } };
  const add = (to: Calls, prompt: number, completion: number) => {
    to.calls++;
    to.promptTokens += Math.round(about(prompt));
    to.completionTokens += Math.round(about(completion));
  };
  for (let row = 0; row < size.numIdeas; row++) {
    for (let candidate = 0; candidate < size.maxCandidates; candidate++) {
      add(sums.ideas, 4 * model.tokens, model.tokens * size.ideasPerCall);
      add(sums.others, 2 * model.tokens, model.tokens / 2);
      add(sums.others, 3 * model.tokens, model.tokens / 3);
      if (random.float() >= refused) break;
    }
  }
  const meetings = pairwise ? Math.ceil((size.numIdeas * comparisonsEach(size.numIdeas)) / 2) : 0;
  for (let at = 0; at < meetings; at++) add(sums.comparisons, 3 * model.tokens, model.tokens / 5);
  const calls = sums.ideas.calls + sums.others.calls + sums.comparisons.calls;
  const parallel = Math.min(model.atOnce, size.numIdeas);
  return {
    ...size,
    ...sums,
    seconds: about(2 * model.secondsACall + (calls * model.secondsACall) / parallel),
  };
}

const totals = ({ ideas, comparisons, others }: PastRun) => ({
  calls: ideas.calls + comparisons.calls + others.calls,
  promptTokens: ideas.promptTokens + comparisons.promptTokens + others.promptTokens,
  completionTokens: ideas.completionTokens + comparisons.completionTokens + others.completionTokens,
});

const isClose = (told: number | null | undefined, took: number) =>
  told !== null && told !== undefined && Math.abs(told - took) <= took / 2;

describe("the forecast of a run", () => {
  test("is none where no run tells", () => {
    const size = { numIdeas: 5, maxCandidates: 3, ideasPerCall: 1, minIdeaScore: 0 };
    expect(forecast(size, false, [])).toBeNull();
  });

  test("is within half of what eight of ten runs take, of every kind of model, each run told from those before", () => {
    const model = fc.record({
      refused: fc.double({ min: 0, max: 0.6, noNaN: true }),
      tokens: fc.integer({ min: 60, max: 900 }),
      secondsACall: fc.double({ min: 0.02, max: 20, noNaN: true }),
      atOnce: fc.integer({ min: 1, max: 8 }),
    });
    const close = { calls: 0, promptTokens: 0, completionTokens: 0, seconds: 0 };
    let told = 0;
    fc.assert(
      fc.property(model, fc.integer({ min: 0, max: 1e6 }), (kind, seed) => {
        const random = stream(seed, "forecast");
        const past: PastRun[] = [];
        for (let at = 0; at < 20; at++) {
          const pairwise = random.float() < 0.2;
          const size = {
            numIdeas: [1, 3, 5, 5, 5, 10, 20, 50][random.int(8)] ?? 5,
            maxCandidates: random.float() < 0.8 ? 3 : 1 + random.int(6),
            ideasPerCall: random.float() < 0.8 ? 1 : 1 + random.int(4),
            minIdeaScore: random.float() < 0.8 ? 0 : 1 + random.int(8),
          };
          const run = runOf(kind, size, pairwise, random);
          if (at >= 3) {
            const found = forecast(size, pairwise, past);
            const took = totals(run);
            told++;
            for (const name of ["calls", "promptTokens", "completionTokens"] as const)
              if (isClose(found?.[name], took[name])) close[name]++;
            if (isClose(found?.seconds, run.seconds ?? 0)) close.seconds++;
          }
          past.unshift(run);
        }
      }),
      { numRuns: 200, seed: 14 },
    );
    for (const [name, count] of Object.entries(close)) {
      expect(count / told, name).toBeGreaterThan(0.8);
    }
  });
});
