import type { WrittenColumnName } from "@/lib/pipeline/pipeline";
import { DECOYS } from "./good-answers";
import { type AnswerKind, JSON_ONLY, type Outcome } from "./kind";
import { python } from "./repair";

/** Whole as JSON; prose that was cut off has no end to be seen. */
const WHOLE_JSON: Record<WrittenColumnName, Outcome> = {
  project_idea: "llm_cut_off",
  metadata: "value",
  idea_quality: "value",
};

const cut = (
  name: string,
  content: (good: string, column: WrittenColumnName) => string,
  expect: AnswerKind["expect"] = "llm_cut_off",
  finishReason = "length",
): AnswerKind => ({
  name,
  respond: (good, column) => ({ message: { content: content(good, column) }, finishReason }),
  expect,
});

/** The answer up to a share of its length. */
const share = (part: number) => (good: string) => good.slice(0, Math.floor(good.length * part));

/** Answers that ended for want of room, also where the server does not say so. */
export const CUT_OFF: AnswerKind[] = [
  cut("cut off in the middle", share(0.5)),
  cut("cut off before the last brace", (good) => good.slice(0, -1)),
  cut("cut off in a fence", (good) => `\`\`\`json\n${share(0.7)(good)}`),
  cut("cut off in a wrapper", (good) => `{"result": {"draft": ${good.slice(0, -4)}`),
  cut("cut off in unclosed thinking", (_good, column) => `<think>Perhaps ${DECOYS[column]}`),
  cut("cut off and empty", () => ""),
  cut("cut off by max_tokens", share(0.6), "llm_cut_off", "max_tokens"),
  cut("cut off, repairable", (good, column) => {
    return column === "project_idea" ? share(0.8)(good) : python(JSON.parse(good));
  }),
  cut("cut off behind the whole object", (good) => `${good}\n\nThis idea is`, WHOLE_JSON),
  cut("cut off behind the fence", (good) => `\`\`\`json\n${good}\n\`\`\`\nAnd I th`, WHOLE_JSON),
  ...[0.2, 0.5, 0.8].map((part) => ({
    name: `truncated at ${part} without a word`,
    columns: JSON_ONLY,
    respond: (good: string) => ({ message: { content: share(part)(good) } }),
    expect: "llm_invalid" as const,
  })),
  {
    name: "wrapper truncated behind the object",
    columns: JSON_ONLY,
    respond: (good) => ({ message: { content: `{"result": ${good}` } }),
    expect: "llm_invalid",
  },
];
