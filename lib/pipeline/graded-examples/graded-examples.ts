import { z } from "zod";
import { SCORE } from "@/lib/contracts/limits";
import { MAX_CHARS } from "../columns/metadata-fields";
import examples from "./examples.json";

/** In characters. */
export const MAX_EXAMPLE_REASONING = 300;

const score = z.int().min(SCORE.min).max(SCORE.max);
const text = (most: number) => z.string().min(1).max(most);

const gradedExampleSchema = z.strictObject({
  /** "graded:" and a number for those of this list, "decision:" and an entry of the history for an admin's. */
  id: z.string().regex(/^(graded|decision):\d+$/),
  title: text(MAX_CHARS.title),
  short_description: text(MAX_CHARS.tagline),
  description: text(MAX_CHARS.description),
  idea_reasoning: text(MAX_EXAMPLE_REASONING).nullable(),
  idea_score: score,
  complexity_reasoning: text(MAX_EXAMPLE_REASONING).nullable(),
  complexity_score: score,
});

/** An idea with the scores it got, as the judge is shown it. */
export type GradedExample = z.infer<typeof gradedExampleSchema>;

/** The examples that come with the product, three for every two scores of either kind. */
export const GRADED_EXAMPLES: readonly GradedExample[] = z.array(gradedExampleSchema).parse(examples);
