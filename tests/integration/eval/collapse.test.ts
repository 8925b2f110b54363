import { expect, test } from "vitest";
import { DEFAULT_MEASURES, type Measures } from "@/lib/contracts/measures";
import type { RunStatus } from "@/lib/contracts/runs";
import { DISTINCT_COSINE } from "@/lib/quality/distinct-cosine";
import { measureIdeas } from "@/lib/quality/measure-ideas";
import type { QualityRow } from "@/lib/quality/types";
import { collapsingModel } from "../../eval/stubs/collapsing";
import { ideaByTitle } from "../../eval/stubs/repertoire";
import { inputOf } from "../../support/quality-rows";
import { stubbedApp } from "../../support/stubbed-app";
import { measureRun } from "./measure-run";

const launch = stubbedApp();
const NO_MEASURES = Object.fromEntries(
  Object.keys(DEFAULT_MEASURES).map((name) => [name, false]),
) as Measures;
const IDEAS = 50;

/** Against the stub whose answers are paraphrases of five ideas six times in ten. */
const run = (options: { max_candidates: number; measures: Measures }) =>
  measureRun(launch, collapsingModel, {
    num_ideas: IDEAS,
    seed: 1301,
    seed_tags: ["ios", "nutrition"],
    ...options,
  });

/** By construction: what the idea is, whatever it is called. */
const distinctOf = (rows: readonly QualityRow[]) =>
  new Set(rows.map(({ idea }) => idea && ideaByTitle(idea.title)?.id)).size;

const figure = (rows: QualityRow[], id: string) =>
  measureIdeas(inputOf(rows, { cosine: DISTINCT_COSINE }), { resamples: 100 }).find((one) => one.id === id)
    ?.value ?? 0;

test("with the measures off, a model that collapses is seen to", async () => {
  const { rows } = await run({ max_candidates: 1, measures: NO_MEASURES });
  expect(rows).toHaveLength(IDEAS);
  expect(distinctOf(rows)).toBeLessThan(30);
  expect(Math.abs(figure(rows, "distinct_ideas") - distinctOf(rows))).toBeLessThanOrEqual(3);
});

test("with the measures on, at least 45 of 50 are distinct, or the run says how many it could not get", async () => {
  const { status, rows } = await run({ max_candidates: 10, measures: DEFAULT_MEASURES });
  promiseKept(status, rows, 10);
  expect(distinctOf(rows.filter(({ accepted }) => accepted))).toBeGreaterThanOrEqual(45);
});

test("with three candidates a row it cannot get them all, and says so", async () => {
  const { status, rows } = await run({ max_candidates: 3, measures: DEFAULT_MEASURES });
  promiseKept(status, rows, 3);
  expect(status.result?.num_accepted).toBeLessThan(IDEAS);
});

/** Either it has the ideas, or it tells of how many it has not; within the bound. */
function promiseKept({ result, candidates }: RunStatus, rows: QualityRow[], maxCandidates: number): void {
  const accepted = rows.filter((row) => row.accepted);
  expect(result?.num_accepted).toBe(accepted.length);
  expect(distinctOf(accepted) >= 45 || accepted.length < IDEAS).toBe(true);
  // What it calls accepted is distinct, but for a phrasing or two that no measure sees.
  expect(accepted.length - distinctOf(accepted)).toBeLessThanOrEqual(4);
  expect(candidates.written).toBeLessThanOrEqual(IDEAS * maxCandidates);
  expect(candidates.written - candidates.refused).toBeGreaterThanOrEqual(accepted.length);
  const { similar, same_purpose, shared_sentences } = candidates.reasons;
  expect(similar + same_purpose + shared_sentences).toBeGreaterThanOrEqual(candidates.refused);
}
