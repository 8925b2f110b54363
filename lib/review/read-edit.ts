import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { EditRequest } from "@/lib/contracts/review";
import type { Reviewable } from "@/lib/contracts/review-entry";
import { tagsOf } from "@/lib/contracts/tag";
import { type FieldIssue, InvalidRequestError } from "@/lib/core/errors";
import { TAGLINE_TWICE, tagTexts, textFields, WALLS } from "@/lib/pipeline/columns/metadata-fields";
import { foldTags } from "@/lib/pipeline/tags/fold-tags";
import { sentenceProblem, sentencesAmong } from "@/lib/pipeline/tags/sentence-tags";
import { sameWords } from "@/lib/pipeline/text/same-words";
import { needed } from "@/lib/pipeline/text/text-field";
import type { Vocabulary } from "@/lib/pipeline/vocabulary";

/** The fields that a person may edit. */
export type Edit = Pick<
  EditRequest,
  "title" | "short_description" | "description" | "hashtags" | "idea_score" | "complexity_score"
>;

const TEXTS = textFields(WALLS);
const NAMES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

/**
 * What an edit makes of a project: texts cleaned and bounded as a model's are, tags normalised and folded onto the
 * vocabulary. What is given as it stands is not checked, for it may be a stranger's.
 *
 * @throws InvalidRequestError field by field
 */
export function readEdit(edit: Edit, before: Reviewable, vocabulary: Vocabulary): Partial<Reviewable> {
  const issues: FieldIssue[] = [];
  const refuse = (field: string, message: string) =>
    issues.push({ loc: ["body", field], msg: `${field}: ${message}.`, type: "custom" });
  const after: Partial<Reviewable> = {};
  for (const name of NAMES) {
    const text = edit[name];
    if (text === undefined || text === before[name]) continue;
    const parsed = TEXTS[name].safeParse(text);
    if (parsed.success) after[name] = parsed.data;
    else for (const { message } of parsed.error.issues) refuse(name, message);
  }
  const { short_description, description } = { ...before, ...after };
  const isRewritten = after.short_description !== undefined || after.description !== undefined;
  if (isRewritten && sameWords(short_description, description)) refuse("description", TAGLINE_TWICE);
  if (edit.hashtags !== undefined && !isDeepStrictEqual(edit.hashtags, before.hashtags)) {
    const read = readTags(edit.hashtags, vocabulary);
    if (typeof read === "string") refuse("hashtags", read);
    else after.hashtags = read;
  }
  if (edit.idea_score !== undefined) after.idea_score = edit.idea_score;
  if (edit.complexity_score !== undefined) after.complexity_score = edit.complexity_score;
  if (issues.length > 0) throw new InvalidRequestError(issues);
  return after;
}

/** The tags; or what is wrong with them. A model's are cut to as many as there may be, a person is told. */
function readTags(hashtags: readonly string[], vocabulary: Vocabulary): string[] | string {
  const tags = tagTexts.parse(hashtags);
  const sentences = sentencesAmong(tags, vocabulary);
  if (sentences.size > 0) return sentenceProblem(sentences);
  const given = tagsOf(tags).length;
  if (given > WALLS.tags.max) return needed(given, "tag", WALLS.tags);
  const folded = foldTags({ tags, required: [], vocabulary });
  return folded.length < WALLS.tags.min ? needed(folded.length, "tag", WALLS.tags) : folded;
}
