import type { RowSamples } from "../columns";
import { stream } from "../random";
import { buildVocabulary, type Vocabulary } from "../vocabulary";
import { sampleExploringRows } from "./exploring-rows";
import { samplePrimaryTags } from "./primary-tags";
import { sampleSecondaryTags } from "./secondary-tags";
import { sampleTargetAudiences } from "./target-audiences";
import { sampleTargetComplexities } from "./target-complexities";

export interface SampleRowsOptions {
  /** The run's seed: the same seed, parameters and corpus give the same samples. */
  seed: number;
  numIdeas: number;
  /** Normalised; those the corpus does not know are used as well. */
  seedTags: readonly string[];
  vocabulary: Vocabulary;
}

/**
 * Stands in for an empty corpus. A person may delete every project; the first new ideas make a vocabulary
 * again, so a run that refused to start would leave nothing but the seed tags to go on with.
 */
const FALLBACK_VOCABULARY = buildVocabulary([
  { tags: ["ai", "web-app", "developer-tools", "open-source", "productivity"] },
]);

/** What every row of a run is about, before any model is asked; row 0 first. */
export function sampleRows(options: SampleRowsOptions): RowSamples[] {
  const plan = planRun(options);
  return plan.primaryTags.map((_, row) => rowOf(plan, row));
}

/** One row of `sampleRows`, the same whether or not the others are looked at. */
export function sampleRow(options: SampleRowsOptions, row: number): RowSamples {
  if (!Number.isInteger(row) || row < 0 || row >= options.numIdeas) {
    throw new RangeError(`There is no row ${row} in a run of ${options.numIdeas}.`);
  }
  return rowOf(planRun(options), row);
}

type Plan = ReturnType<typeof planRun>;

/** The columns that are dealt over the whole run. */
function planRun(options: SampleRowsOptions) {
  const vocabulary = options.vocabulary.tags.length > 0 ? options.vocabulary : FALLBACK_VOCABULARY;
  return {
    seed: options.seed,
    seedTags: options.seedTags,
    vocabulary,
    primaryTags: samplePrimaryTags({ ...options, vocabulary }),
    audiences: sampleTargetAudiences(options),
    complexities: sampleTargetComplexities(options),
    exploringRows: sampleExploringRows(options),
  };
}

function rowOf(plan: Plan, row: number): RowSamples {
  const { seed, seedTags, vocabulary } = plan;
  const primaryTag = at(plan.primaryTags, row);
  const { tags, exploring } = sampleSecondaryTags({
    random: stream(seed, "secondary_tags", row),
    primaryTag,
    seedTags,
    explore: at(plan.exploringRows, row),
    vocabulary,
  });
  return {
    primaryTag,
    secondaryTags: tags,
    targetAudience: at(plan.audiences, row),
    targetComplexity: at(plan.complexities, row),
    exploring,
  };
}

function at<T>(values: readonly T[], row: number): T {
  const value = values[row];
  if (value === undefined) throw new RangeError(`Row ${row} was not sampled.`);
  return value;
}
