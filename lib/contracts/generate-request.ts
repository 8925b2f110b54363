import { z } from "zod";
import { languageSchema } from "./language";
import {
  CREATIVITY,
  IDEAS_PER_CALL,
  MAX_CANDIDATES,
  MAX_SEED,
  MAX_SEED_TAGS,
  NUM_IDEAS,
  SCORE,
} from "./limits";
import { measuresSchema } from "./measures";
import { between, number, wholeBetween, wholeNumber } from "./number";
import { JUDGES } from "./run-options";
import { isTag, MAX_TAG_LENGTH, normaliseTag } from "./tag";

/** A tag in a request: normalised, or refused. */
export const tagSchema = z
  .string({ error: "A tag is a text." })
  .max(MAX_TAG_LENGTH, { error: `A tag has at most ${MAX_TAG_LENGTH} characters.`, abort: true })
  .transform(normaliseTag)
  .refine(isTag, { error: "A tag has letters, digits, + # . and hyphens between words." });

/** What a run is started with. A field that is null counts as not given; unknown fields are dropped. */
export const generateRequestSchema = z.object({
  num_ideas: wholeBetween("num_ideas", NUM_IDEAS)
    .nullish()
    .transform((given) => given ?? NUM_IDEAS.default),
  seed_tags: z
    .array(tagSchema, { error: "seed_tags is a list of tags, or null." })
    .max(MAX_SEED_TAGS, { error: `seed_tags has at most ${MAX_SEED_TAGS} tags.`, abort: true })
    .transform((tags) => [...new Set(tags)])
    .nullable()
    .default(null),
  creativity: number("creativity is a number.")
    .pipe(
      z
        .number()
        .min(CREATIVITY.min, between("creativity", CREATIVITY))
        .max(CREATIVITY.max, between("creativity", CREATIVITY)),
    )
    .nullish()
    .transform((given) => given ?? CREATIVITY.default),
  seed: wholeNumber("seed is a whole number.")
    .pipe(
      z
        .int()
        .min(0, { error: "seed is not negative." })
        .max(MAX_SEED, { error: `seed is at most ${MAX_SEED}.` }),
    )
    .nullish()
    .transform((given) => given ?? undefined)
    .optional(),
  corpus_mark: z
    .string({ error: "corpus_mark is a text." })
    .regex(/^[0-9a-f]{32}$/, {
      error: "corpus_mark is the mark that a run's status tells: 32 digits, 0 to f.",
    })
    .nullish()
    .transform((given) => given ?? undefined)
    .optional(),
  min_idea_score: wholeBetween("min_idea_score", SCORE)
    .nullish()
    .transform((given) => given ?? undefined)
    .optional(),
  max_candidates: wholeBetween("max_candidates", MAX_CANDIDATES)
    .nullish()
    .transform((given) => given ?? MAX_CANDIDATES.default),
  ideas_per_call: wholeBetween("ideas_per_call", IDEAS_PER_CALL)
    .nullish()
    .transform((given) => given ?? IDEAS_PER_CALL.default),
  language: languageSchema.nullish().transform((given) => given ?? null),
  judge: z
    .enum(JUDGES, { error: `judge is ${JUDGES.join(" or ")}.` })
    .nullish()
    .transform((given) => given ?? "absolute"),
  measures: measuresSchema,
});
export type GenerateRequest = z.output<typeof generateRequestSchema>;
export type GenerateInput = z.input<typeof generateRequestSchema>;
