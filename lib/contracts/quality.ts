import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";

/** One measured figure of ideas, with what it takes to read it. */
export const figureSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What is counted, in one or two sentences. */
  definition: z.string(),
  /** Where the formula comes from. */
  source: z.string(),
  /** "share" (0 to 1), "ideas", "score", "correlation", "calls", "tokens", "US dollars", "seconds". */
  unit: z.string(),
  /** Which direction is better; "none" where that depends. */
  better: z.enum(["higher", "lower", "none"]),
  /** Null where it cannot be said; `reason` says why. */
  value: z.number().nullable(),
  /** 95 % of the bootstrap over rows. Of no width where all rows agree, which is not certainty. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** Rows that it is measured on. */
  n: z.int(),
  reason: z.string().nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

const counts = z.array(z.int()).length(10);

const qualitySchema = z.object({
  scope: z.object({
    /** Null for all generated ideas of the store. */
    run: z.string().nullable(),
    /** Ideas that are measured, of how many: the latest where there are more. */
    ideas: z.int(),
    of: z.int(),
    /** The cosine from which two ideas count as the same. */
    cosine: z.number(),
    /** Of the bootstrap. */
    resamples: z.int(),
  }),
  figures: z.array(figureSchema),
  /** How many ideas the judge gave each score, from 1 to 10. */
  scores: z.object({ idea: counts, complexity: counts }),
});
export type Quality = z.infer<typeof qualitySchema>;

export const qualityEndpoints = {
  getQuality: endpoint({
    ...PATHS.getQuality,
    summary: "Measures of a run's ideas, or of all generated ideas",
    problems: [404],
    auth: "admin",
    unknownQuery: "refuse",
    query: z.object({ run: z.string().max(100, { error: "run is a run's id." }).optional() }),
    response: qualitySchema,
  }),
};
