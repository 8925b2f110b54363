import {
  CREATIVITY,
  IDEAS_PER_CALL,
  MAX_CANDIDATES,
  MAX_LANGUAGE_LENGTH,
  MAX_SEED,
  MAX_SEED_TAGS,
  NUM_IDEAS,
  SCORE,
} from "@/lib/contracts/limits";
import { isTag, MAX_TAG_LENGTH, normaliseTag } from "@/lib/contracts/tag";
import type { GenerateInput } from "@/lib/contracts/types";
import { languageIn } from "@/lib/view/languages";
import type { ApiError } from "../api-error";
import { changedMeasures, type Draft } from "./draft";
import { unsettledMessage } from "./settle-typed";

export type FieldName = Exclude<keyof GenerateInput, "corpus_mark">;
export type FieldErrors = Partial<Record<FieldName, string>>;

const MESSAGES: Record<FieldName, string> = {
  seed_tags: `Give at most ${MAX_SEED_TAGS} tags of letters and digits, up to ${MAX_TAG_LENGTH} characters each.`,
  num_ideas: `Ask for ${NUM_IDEAS.min} to ${NUM_IDEAS.max} ideas, a whole number.`,
  creativity: `Set the creativity between ${CREATIVITY.min} and ${CREATIVITY.max}.`,
  seed: `Give a whole number from 0 to ${MAX_SEED}, or leave the seed empty.`,
  min_idea_score: `Give a whole number from ${SCORE.min} to ${SCORE.max}, or leave the minimum idea score empty.`,
  max_candidates: `Give a whole number from ${MAX_CANDIDATES.min} to ${MAX_CANDIDATES.max} for the candidates.`,
  ideas_per_call: `Give a whole number from ${IDEAS_PER_CALL.min} to ${IDEAS_PER_CALL.max} for the ideas a call.`,
  language: "Give a language’s name or its tag, such as German, de or pt-BR, or leave the language empty.",
  judge: "Choose how ideas are scored.",
  measures: "Switch each measure on or off.",
};

const isField = (name: unknown): name is FieldName => typeof name === "string" && name in MESSAGES;

const isWhole = (value: number | null, { min, max }: { min: number; max: number }) =>
  value !== null && Number.isInteger(value) && value >= min && value <= max;

const isDefault = (value: number | null, limits: { default: number }) =>
  value === null || value === limits.default;

/** The language tag that is meant, empty where none is; null where the text means none or is too long. */
function readLanguage(text: string): string | null {
  if (text.trim() === "") return "";
  return text.length > MAX_LANGUAGE_LENGTH ? null : languageIn(text);
}

const isSeedTag = (text: string) => text.length <= MAX_TAG_LENGTH && isTag(normaliseTag(text));

/**
 * The body to post for a form, or what is wrong with it, field by field. It agrees with the server's schema
 * without loading it.
 */
export function checkDraft(draft: Draft): { body: GenerateInput } | { errors: FieldErrors } {
  const { tags, numIdeas, creativity, seed, corpusMark, minIdeaScore, maxCandidates, ideasPerCall, judge } =
    draft;
  const invalidTag = tags.find((tag) => !isSeedTag(tag));
  const errors: FieldErrors = {};
  if (invalidTag !== undefined) {
    errors.seed_tags = `“${invalidTag.slice(0, 60)}” is not a tag. ${MESSAGES.seed_tags}`;
  } else if (tags.length > MAX_SEED_TAGS) {
    errors.seed_tags = MESSAGES.seed_tags;
  } else if (draft.typed.trim() !== "") {
    errors.seed_tags = unsettledMessage(draft);
  }
  if (!isWhole(numIdeas, NUM_IDEAS)) errors.num_ideas = MESSAGES.num_ideas;
  if (creativity < CREATIVITY.min || creativity > CREATIVITY.max) errors.creativity = MESSAGES.creativity;
  if (seed !== null && !isWhole(seed, { min: 0, max: MAX_SEED })) errors.seed = MESSAGES.seed;
  if (minIdeaScore !== null && !isWhole(minIdeaScore, SCORE)) errors.min_idea_score = MESSAGES.min_idea_score;
  if (maxCandidates !== null && !isWhole(maxCandidates, MAX_CANDIDATES))
    errors.max_candidates = MESSAGES.max_candidates;
  if (ideasPerCall !== null && !isWhole(ideasPerCall, IDEAS_PER_CALL))
    errors.ideas_per_call = MESSAGES.ideas_per_call;
  const language = readLanguage(draft.language);
  if (language === null) errors.language = MESSAGES.language;
  if (Object.keys(errors).length > 0) return { errors };
  const changed = changedMeasures(draft.measures);
  return {
    body: {
      num_ideas: numIdeas ?? NUM_IDEAS.default,
      seed_tags: tags.length === 0 ? null : [...new Set(tags.map(normaliseTag))],
      creativity,
      ...(seed === null ? {} : { seed }),
      ...(seed === null || corpusMark === null ? {} : { corpus_mark: corpusMark }),
      ...(minIdeaScore === null ? {} : { min_idea_score: minIdeaScore }),
      ...(isDefault(maxCandidates, MAX_CANDIDATES) ? {} : { max_candidates: maxCandidates }),
      ...(isDefault(ideasPerCall, IDEAS_PER_CALL) ? {} : { ideas_per_call: ideasPerCall }),
      ...(language ? { language } : {}),
      ...(judge === "absolute" ? {} : { judge }),
      ...(changed.length === 0
        ? {}
        : { measures: Object.fromEntries(changed.map((name) => [name, draft.measures[name]])) }),
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
