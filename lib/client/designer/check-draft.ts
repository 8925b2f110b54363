import { CREATIVITY, MAX_SEED, MAX_SEED_TAGS, NUM_IDEAS, SCORE } from "@/lib/contracts/limits";
import { isTag, MAX_TAG_LENGTH, normaliseTag } from "@/lib/contracts/tag";
import type { GenerateInput } from "@/lib/contracts/types";
import type { ApiError } from "../api-error";
import type { Draft } from "./draft";

export type FieldName = "seed_tags" | "num_ideas" | "creativity" | "seed" | "min_idea_score";
export type FieldErrors = Partial<Record<FieldName, string>>;

const MESSAGES: Record<FieldName, string> = {
  seed_tags: `Give at most ${MAX_SEED_TAGS} tags of letters and digits, up to ${MAX_TAG_LENGTH} characters each.`,
  num_ideas: `Ask for ${NUM_IDEAS.min} to ${NUM_IDEAS.max} ideas, a whole number.`,
  creativity: `Set the creativity between ${CREATIVITY.min} and ${CREATIVITY.max}.`,
  seed: `Give a whole number from 0 to ${MAX_SEED}, or leave the seed empty.`,
  min_idea_score: `Give a whole number from ${SCORE.min} to ${SCORE.max}, or leave the minimum idea score empty.`,
};

const isField = (name: unknown): name is FieldName => typeof name === "string" && name in MESSAGES;

const isWhole = (value: number | null, { min, max }: { min: number; max: number }) =>
  value !== null && Number.isInteger(value) && value >= min && value <= max;

const isSeedTag = (text: string) => text.length <= MAX_TAG_LENGTH && isTag(normaliseTag(text));

/**
 * The body to post for a form, or what is wrong with it, field by field. It agrees with the server's schema
 * without loading it.
 */
export function checkDraft(draft: Draft): { body: GenerateInput } | { errors: FieldErrors } {
  const { numIdeas, creativity, seed, corpusMark, minIdeaScore } = draft;
  const tags = draft.surprise ? [] : draft.tags;
  const invalidTag = tags.find((tag) => !isSeedTag(tag));
  const errors: FieldErrors = {};
  if (invalidTag !== undefined) {
    errors.seed_tags = `“${invalidTag.slice(0, 60)}” is not a tag. ${MESSAGES.seed_tags}`;
  } else if (tags.length > MAX_SEED_TAGS) {
    errors.seed_tags = MESSAGES.seed_tags;
  }
  if (!isWhole(numIdeas, NUM_IDEAS)) errors.num_ideas = MESSAGES.num_ideas;
  if (creativity < CREATIVITY.min || creativity > CREATIVITY.max) errors.creativity = MESSAGES.creativity;
  if (seed !== null && !isWhole(seed, { min: 0, max: MAX_SEED })) errors.seed = MESSAGES.seed;
  if (minIdeaScore !== null && !isWhole(minIdeaScore, SCORE)) errors.min_idea_score = MESSAGES.min_idea_score;
  if (Object.keys(errors).length > 0) return { errors };
  return {
    body: {
      num_ideas: numIdeas ?? NUM_IDEAS.default,
      seed_tags: tags.length === 0 ? null : [...new Set(tags.map(normaliseTag))],
      creativity,
      ...(seed === null ? {} : { seed }),
      ...(seed === null || corpusMark === null ? {} : { corpus_mark: corpusMark }),
      ...(minIdeaScore === null ? {} : { min_idea_score: minIdeaScore }),
    },
  };
}

/** What the server found wrong with single fields; empty when the error is about the whole request. */
export function fieldErrorsOf(error: ApiError): FieldErrors {
  const errors: FieldErrors = {};
  for (const { loc, msg } of error.errors) {
    const name = loc.find(isField);
    if (name) errors[name] ??= msg;
  }
  return errors;
}
