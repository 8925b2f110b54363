import { expect, test } from "vitest";
import { DEFAULT_MEASURES, type Measures } from "@/lib/contracts/measures";
import type { RunStatus } from "@/lib/contracts/runs";
import { DISTINCT_COSINE } from "@/lib/quality/distinct-cosine";
import { measureIdeas } from "@/lib/quality/measure-ideas";
import type { QualityRow } from "@/lib/quality/types";
import { collapsingModel } from "../../eval/stubs/collapsing";
import { ideaByTitle } from "../../eval/stubs/repertoire";
import { inputOf } from "../../support/quality-rows";
import { measureRun } from "./measure-run";

const NO_MEASURES = Object.fromEntries(
  Object.keys(DEFAULT_MEASURES).map((name) => [name, false]),
) as Measures;

/** Against the stub whose answers are paraphrases of five ideas six times in ten. */
const run = (options: { num_ideas: number; max_candidates: number; measures: Measures }) =>
  measureRun(collapsingModel, { seed: 1301, seed_tags: ["ios", "nutrition"], ...options });

/** By construction: what the idea is, whatever it is called. */
const distinctOf = (rows: readonly QualityRow[]) =>
  new Set(rows.map(({ idea }) => idea && ideaByTitle(idea.title)?.id)).size;

const figure = (rows: QualityRow[], id: string) =>
  measureIdeas(inputOf(rows, { cosine: DISTINCT_COSINE }), { resamples: 100 }).find((one) => one.id === id)
    ?.value ?? 0;

test("with the measures off, a model that collapses is seen to", async () => {
  const { rows } = await run({ num_ideas: 50, max_candidates: 1, measures: NO_MEASURES });
  expect(rows).toHaveLength(50);
  expect(distinctOf(rows)).toBeLessThan(30);
  expect(Math.abs(figure(rows, "distinct_ideas") - distinctOf(rows))).toBeLessThanOrEqual(3);
}, 300_000);

test("with the measures on, at least 45 of 50 are distinct, and the run says how many it takes for what was asked", async () => {
  const { status, rows } = await run({ num_ideas: 50, max_candidates: 10, measures: DEFAULT_MEASURES });
  expectHonest(status, rows, 10);
  expect(distinctOf(rows)).toBeGreaterThanOrEqual(45);
  expect(Math.abs(figure(rows, "distinct_ideas") - distinctOf(rows))).toBeLessThanOrEqual(2);
}, 300_000);

test("with two candidates a row it cannot get them all, and says so", async () => {
  const { status, rows } = await run({ num_ideas: 20, max_candidates: 2, measures: DEFAULT_MEASURES });
  expectHonest(status, rows, 2);
  expect(status.result?.num_accepted).toBeGreaterThanOrEqual(8);
  expect(status.result?.num_accepted).toBeLessThan(20);
}, 300_000);

/** What the run says of its candidates is so, within the bound; and what it accepted is distinct by construction. */
function expectHonest(status: RunStatus, rows: QualityRow[], maxCandidates: number): void {
  const { result, candidates, num_requested, counts } = status;
  const accepted = rows.filter((row) => row.accepted);
  expect(counts.saved).toBe(num_requested);
  expect(result?.num_accepted).toBe(accepted.length);
  // A phrasing or two may differ so much that no measure sees it.
  expect(accepted.length - distinctOf(accepted)).toBeLessThanOrEqual(2);
  expect(candidates.written).toBeGreaterThan(num_requested);
  expect(candidates.written).toBeLessThanOrEqual(num_requested * maxCandidates);
  expect(candidates.written - candidates.refused).toBe(accepted.length);
  const { similar, same_purpose, shared_sentences, below_min_score } = candidates.reasons;
  expect(similar + same_purpose + shared_sentences).toBeGreaterThanOrEqual(candidates.refused);
  expect(below_min_score).toBe(0);
}
