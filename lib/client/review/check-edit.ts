import { SCORE } from "@/lib/contracts/limits";
import { isTag, normaliseTag } from "@/lib/contracts/tag";
import type { EditableField } from "@/lib/view/review-text";
import type { EditValues } from "./edit-draft";

export type EditErrors = Partial<Record<EditableField, string>>;

const isScore = (value: number | null) =>
  value !== null && Number.isInteger(value) && value >= SCORE.min && value <= SCORE.max;

const SCORES = `a whole number from ${SCORE.min} to ${SCORE.max}`;

/**
 * What is plainly wrong with the changed fields of an edit. The server has the last word: its rules for texts are those
 * that a model's answers are read by.
 */
export function checkEdit(values: EditValues, changed: readonly EditableField[]): EditErrors {
  const errors: EditErrors = {};
  const check = (field: EditableField, fine: boolean, message: string) => {
    if (changed.includes(field) && !fine) errors[field] = message;
  };
  check("title", values.title.trim() !== "", "A project needs a title.");
  check("short_description", values.short_description.trim() !== "", "A project needs a tagline.");
  check("description", values.description.trim() !== "", "A project needs a description.");
  const wrong = values.hashtags.find((tag) => !isTag(normaliseTag(tag)));
  check("hashtags", wrong === undefined, `“${wrong?.slice(0, 60)}” is not a tag of letters and digits.`);
  if (wrong === undefined) check("hashtags", values.hashtags.length > 0, "A project needs at least one tag.");
  check("idea_score", isScore(values.idea_score), `Give the idea score as ${SCORES}.`);
  check("complexity_score", isScore(values.complexity_score), `Give the complexity score as ${SCORES}.`);
  return errors;
}
