import { z } from "zod";
import { CREATIVITY, NUM_IDEAS } from "@/lib/contracts/generate";

/** What stands in the form, as it was entered; it need not be valid. */
export const draftSchema = z.object({
  tags: z.array(z.string().max(200)).max(200),
  /** No tags are sent, whatever was picked. */
  surprise: z.boolean(),
  numIdeas: z.number().nullable(),
  creativity: z.number().min(CREATIVITY.min).max(CREATIVITY.max),
  seed: z.number().nullable(),
  minIdeaScore: z.number().nullable(),
});
export type Draft = z.infer<typeof draftSchema>;

export const EMPTY_DRAFT: Draft = {
  tags: [],
  surprise: false,
  numIdeas: NUM_IDEAS.default,
  creativity: CREATIVITY.default,
  seed: null,
  minIdeaScore: null,
};
