import { z } from "zod";
import { DEFAULT_MEASURES, type Measures } from "./run-options";

export { DEFAULT_MEASURES, type Measures } from "./run-options";

const measure = (byDefault: boolean) =>
  z
    .boolean({ error: "A measure is true or false." })
    .nullish()
    .transform((given) => given ?? byDefault);

const requested = {
  inspirations: measure(DEFAULT_MEASURES.inspirations),
  problem_frames: measure(DEFAULT_MEASURES.problem_frames),
  siblings: measure(DEFAULT_MEASURES.siblings),
  purpose_novelty: measure(DEFAULT_MEASURES.purpose_novelty),
  graded_examples: measure(DEFAULT_MEASURES.graded_examples),
};

/** The measures a request names; the others are as they are by default, and unknown ones are dropped. */
export const measuresSchema = z
  .object(requested)
  .nullish()
  .transform((given): Measures => given ?? DEFAULT_MEASURES);

/** The same where unknown ones are refused. */
export const strictMeasuresSchema = z
  .strictObject(requested)
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
