import { MAX_SEED } from "@/lib/contracts/limits";
import type { Column, Sampler, WrittenColumn } from "./column";
import { ideaQuality } from "./columns/idea-quality";
import { metadata } from "./columns/metadata";
import { primaryTag } from "./columns/primary-tag";
import { problemFrame } from "./columns/problem-frame";
import { projectIdea } from "./columns/project-idea";
import { secondaryTags } from "./columns/secondary-tags";
import { targetAudience } from "./columns/target-audience";
import { targetComplexity } from "./columns/target-complexity";

export type Pipeline = readonly Column[];

/** The columns of an idea, in the order they are made; a column may use those above it. */
export const PIPELINE = [
  primaryTag,
  secondaryTags,
  targetAudience,
  targetComplexity,
  problemFrame,
  projectIdea,
  metadata,
  ideaQuality,
] as const satisfies Pipeline;

export type WrittenColumnName = Extract<(typeof PIPELINE)[number], { kind: `llm_${string}` }>["name"];

export function samplers(pipeline: Pipeline): Sampler[] {
  return pipeline.filter((column) => column.kind === "sampler");
}

export function writtenColumns(pipeline: Pipeline): WrittenColumn[] {
  return pipeline.filter((column) => column.kind !== "sampler");
}

/** Primes far above the number of rows in a run, so that no two places in a run share a seed. */
const CANDIDATE_STEP = 1_000_003;
const COLUMN_STEP = 100_003;

/**
 * The seed sent to the model for one column of one candidate. Consecutive rows get consecutive seeds, which the
 * built-in composer turns into distinct names.
 *
 * @param column its place among the written columns
 */
export function modelSeed(runSeed: number, row: number, candidate: number, column: number): number {
  return (runSeed + row + candidate * CANDIDATE_STEP + column * COLUMN_STEP) % (MAX_SEED + 1);
}
