import { expect, test } from "vitest";
import { KINDS, planSoak } from "../../soak/plan";

const TEN_MINUTES = 600_000;

test("the same seed gives the same plan, another seed another", () => {
  expect(planSoak(7, TEN_MINUTES, KINDS)).toEqual(planSoak(7, TEN_MINUTES, KINDS));
  expect(planSoak(8, TEN_MINUTES, KINDS)).not.toEqual(planSoak(7, TEN_MINUTES, KINDS));
});

test("leaving a kind out does not move the others", () => {
  const all = planSoak(7, TEN_MINUTES, KINDS);
  const some = planSoak(7, TEN_MINUTES, ["disk", "model"]);
  expect(some).toEqual(all.filter(({ kind }) => ["start", "disk", "model"].includes(kind)));
});

test.each([30_000, TEN_MINUTES])(
  "within %i ms every kind comes at least once, in the order of time",
  (total) => {
    const plan = planSoak(3, total, KINDS);
    expect([...new Set(plan.map(({ kind }) => kind))].sort()).toEqual(["start", ...KINDS].sort());
    const times = plan.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(total);
  },
);

test("nothing is killed in the time over which memory is compared", () => {
  const kills = planSoak(3, TEN_MINUTES, KINDS).filter(({ kind }) => kind === "kills");
  expect(Math.max(...kills.map(({ at }) => at))).toBeLessThanOrEqual(0.3 * TEN_MINUTES);
});

test("no two runs share the seed of a call", () => {
  const seeds = planSoak(3, TEN_MINUTES, []).flatMap((event) =>
    event.kind === "start" ? event.body.seed : [],
  );
  const gaps = seeds.toSorted((a, b) => a - b).map((seed, n, sorted) => seed - (sorted[n - 1] ?? -Infinity));
  // Three candidates, three columns, fifty rows and their restarts (lib/pipeline/pipeline.ts).
  expect(Math.min(...gaps)).toBeGreaterThan(2 * 1_000_003 + 2 * 100_003 + 60);
});
