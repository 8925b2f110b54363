import type { RowSamples, Sampler, SamplingRun } from "./column";
import { PIPELINE, type Pipeline, samplers } from "./pipeline";
import { buildVocabulary } from "./vocabulary";

/** Stands in for an empty corpus, so that a run can start after somebody has deleted every project. */
const FALLBACK_VOCABULARY = buildVocabulary([
  { tags: ["ai", "web-app", "developer-tools", "open-source", "productivity"] },
]);

/** Draws the sampled columns of every row of a run; row 0 first. */
export function sampleRows(run: SamplingRun, pipeline: Pipeline = PIPELINE): RowSamples[] {
  const vocabulary = run.vocabulary.tags.length > 0 ? run.vocabulary : FALLBACK_VOCABULARY;
  const drawn = new Map<Sampler, unknown[]>();
  const earlier = <T>(column: Sampler<T>) => {
    const values = drawn.get(column);
    if (!values) throw new RangeError(`${column.name} is not sampled yet.`);
    return values as T[];
  };
  for (const column of samplers(pipeline)) drawn.set(column, column.sample({ ...run, vocabulary }, earlier));

  return Array.from({ length: run.numIdeas }, (_, row) => {
    const fields = [...drawn].map(([column, values]) => column.toSamples(values[row]));
    // The samplers of the pipeline fill every field between them.
    return Object.assign({}, ...fields) as RowSamples;
  });
}
