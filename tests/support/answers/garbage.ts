import type { WrittenColumnName } from "@/lib/pipeline/pipeline";
import { goodObject } from "./good-answers";
import { type AnswerKind, notForProse, says, WRONG_JSON } from "./kind";

const FIELD: Record<WrittenColumnName, string> = {
  project_idea: "project_idea",
  metadata: "title",
  idea_quality: "complexity_score",
};

/** The answer with one needed field changed; prose has no fields and stays what it is. */
const field = (name: string, change: (object: Record<string, unknown>, key: string) => unknown) =>
  says(
    name,
    (good, column) => {
      if (column === "project_idea") return good;
      return JSON.stringify(change(goodObject(good, column), FIELD[column]));
    },
    WRONG_JSON,
  );

const PROSE = "There once was a project that nobody wrote down as JSON, however often one asked for it.";

/** Answers with no value in them, or with a field that must not be filled in. */
export const GARBAGE: AnswerKind[] = [
  field("a field missing", (object, key) => ({ ...object, [key]: undefined })),
  field("a field null", (object, key) => ({ ...object, [key]: null })),
  field("a field empty", (object, key) => ({ ...object, [key]: "" })),
  field("a field an object", (object, key) => ({ ...object, [key]: { text: object[key] } })),
  field("a field an array", (object, key) => ({ ...object, [key]: [object[key]] })),
  field("a field misnamed", (object, key) => ({ ...object, [key]: undefined, [`${key}s`]: object[key] })),
  field("only the first field", (object) => Object.fromEntries(Object.entries(object).slice(0, 1))),
  field("its field under the prototype", (object, key) => {
    const proto = JSON.parse(`{"__proto__": {${JSON.stringify(key)}: ${JSON.stringify(object[key])}}}`);
    return { ...object, [key]: undefined, constructor: proto };
  }),
  field("nothing but its thinking", (object) => ({ thinking: object })),
  says("an empty object", () => "{}", "llm_invalid"),
  says("an empty array", () => "[]", "llm_invalid"),
  says("the word null", () => "null", "llm_invalid"),
  says("a number", () => "42", "llm_invalid"),
  says("one word", () => "Certainly!", "llm_invalid"),
  notForProse(says("prose", () => PROSE, "llm_invalid")),
  says(
    "JSON of something else",
    () => `{"weather": "sunny", "wind": 3, "text": ${JSON.stringify(PROSE)}}`,
    "llm_invalid",
  ),
  says("an error as JSON", () => `{"error": {"message": "${PROSE}", "code": 7}}`, "llm_invalid"),
  says(
    "the schema itself",
    () => `{"type": "object", "required": ["title"], "about": "${PROSE}"}`,
    "llm_invalid",
  ),
  says("braces by the thousand", () => "{".repeat(20_000), "llm_invalid"),
  says("quotes by the thousand", () => '{"'.repeat(10_000), "llm_invalid"),
  says(
    "arrays nested by the thousand",
    () => `{"title": ${"[".repeat(9_000)}${"]".repeat(9_000)}}`,
    "llm_invalid",
  ),
  says("one letter for ever", () => "a".repeat(400_000), "llm_invalid"),
  says(
    "inner quotes nobody can sort out",
    () => '{"title": "A "smart", simple "tool", indeed", "hashtags": "garden "box", phone"}',
    "llm_invalid",
  ),
  says(
    "lone surrogates",
    () => '{"title": "\\ud83d", "description": "\\udc00\\u0000", "x": "yyyyyyyyyyyy"}',
    "llm_invalid",
  ),
  says("markup", () => `<html><body><h1>502</h1><p>${PROSE}</p></body></html>`, "llm_invalid"),
];
