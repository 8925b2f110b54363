import {
  type GenerateInput,
  generateRequestSchema,
  MAX_SEED,
  MAX_SEED_TAGS,
  NUM_IDEAS,
} from "@/lib/contracts/generate";
import { isTag, MAX_TAG_LENGTH } from "@/lib/contracts/tag";
import type { ApiError } from "./api-error";
import type { Draft } from "./draft";

export type FieldName = "seed_tags" | "num_ideas" | "creativity" | "seed" | "min_idea_score";
export type FieldErrors = Partial<Record<FieldName, string>>;

const SENTENCES: Record<FieldName, string> = {
  seed_tags: `Give at most ${MAX_SEED_TAGS} tags of letters and digits, up to ${MAX_TAG_LENGTH} characters each.`,
  num_ideas: `Ask for ${NUM_IDEAS.min} to ${NUM_IDEAS.max} ideas, a whole number.`,
  creativity: "Set the creativity between 0.1 and 1.5.",
  seed: `Give a whole number from 0 to ${MAX_SEED}, or leave the seed empty.`,
  min_idea_score: "Give a whole number from 1 to 10, or leave the least score empty.",
};

const isField = (name: unknown): name is FieldName => typeof name === "string" && name in SENTENCES;

/** The body to post for a form, or what is wrong with it, field by field. */
export function checkDraft(draft: Draft): { body: GenerateInput } | { errors: FieldErrors } {
  const body = {
    num_ideas: draft.numIdeas,
    seed_tags: draft.surprise || draft.tags.length === 0 ? null : draft.tags,
    creativity: draft.creativity,
    ...(draft.seed === null ? {} : { seed: draft.seed }),
    ...(draft.minIdeaScore === null ? {} : { min_idea_score: draft.minIdeaScore }),
  };
  const parsed = generateRequestSchema.safeParse(body);
  if (parsed.success) return { body: parsed.data };
  const errors: FieldErrors = {};
  for (const { path } of parsed.error.issues) if (isField(path[0])) errors[path[0]] = SENTENCES[path[0]];
  const odd = draft.tags.find((tag) => !isTag(tag));
  if (errors.seed_tags && odd) errors.seed_tags = `“${odd.slice(0, 60)}” is no tag. ${SENTENCES.seed_tags}`;
  return { errors };
}

/** What the server found wrong with single fields; empty when it spoke of the whole. */
export function fieldErrorsOf(error: ApiError): FieldErrors {
  const errors: FieldErrors = {};
  for (const { loc, msg } of error.errors) {
    const name = loc.find(isField);
    if (name) errors[name] ??= msg;
  }
  return errors;
}
