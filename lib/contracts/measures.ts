import { z } from "zod";

/** What is done for ideas worth having; each can be switched off by itself, so that its gain can be measured. */
export const DEFAULT_MEASURES = {
  /** Every row is shown a few projects of the corpus, to build on the need and not on the product. */
  inspirations: true,
  /** Every row starts from a kind of problem. */
  problem_frames: true,
  /** Later rows are told what the run's other rows are about. */
  siblings: true,
  /** An idea is also compared without its subject, and by its sentences. */
  purpose_novelty: true,
  /** The judge is shown graded examples. */
  graded_examples: true,
} as const;

export type Measures = Record<keyof typeof DEFAULT_MEASURES, boolean>;

const measure = (byDefault: boolean) =>
  z
    .boolean({ error: "A measure is true or false." })
    .nullish()
    .transform((given) => given ?? byDefault);

/** The measures a request names; the others are as they are by default, and unknown ones are dropped. */
export const measuresSchema = z
  .object({
    inspirations: measure(DEFAULT_MEASURES.inspirations),
    problem_frames: measure(DEFAULT_MEASURES.problem_frames),
    siblings: measure(DEFAULT_MEASURES.siblings),
    purpose_novelty: measure(DEFAULT_MEASURES.purpose_novelty),
    graded_examples: measure(DEFAULT_MEASURES.graded_examples),
  })
  .nullish()
  .transform((given): Measures => given ?? DEFAULT_MEASURES);

/** The measures a run is made with. */
export const runMeasuresSchema = z.object({
  inspirations: z.boolean(),
  problem_frames: z.boolean(),
  siblings: z.boolean(),
  purpose_novelty: z.boolean(),
  graded_examples: z.boolean(),
});
