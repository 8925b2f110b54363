import { describe, expect, test } from "vitest";
import { readAnswer } from "@/lib/llm/answer/read-answer";
import { endingOf } from "@/lib/llm/finish-reason";
import { readProjectIdea } from "@/lib/pipeline/columns/project-idea";
import { GOOD_ANSWERS, GOOD_OBJECTS } from "@/tests/support/answers/good-answers";
import { ANSWER_KINDS, columnsOf, expected, WRITTEN_COLUMNS } from "@/tests/support/answers/kinds";
import { HASHTAGS } from "@/tests/support/answers/names";
import { SCHEMAS } from "./schemas";

/** The kinds that lie in the text alone; the rest is the transport's, and what a tag is the pipeline's. */
const cases = ANSWER_KINDS.filter((kind) => !HASHTAGS.includes(kind)).flatMap((kind) =>
  columnsOf(kind).flatMap((column) => {
    const { message, finishReason, transport, body } = kind.respond(GOOD_ANSWERS[column], column);
    const content = message?.content;
    const outcome = expected(kind, column);
    const ours = outcome === "value" || ["llm_invalid", "llm_cut_off", "llm_empty"].includes(outcome);
    if (transport || body !== undefined || message?.tool_calls || typeof content !== "string" || !ours)
      return [];
    const cutOff = endingOf(finishReason ?? null) === "cut_off";
    const idea = kind.idea?.(GOOD_ANSWERS[column]) ?? GOOD_ANSWERS[column];
    return [{ name: kind.name, column, content, cutOff, outcome, idea }];
  }),
);

test("the table has at least 80 kinds for every column, each with a name of its own", () => {
  expect(new Set(ANSWER_KINDS.map(({ name }) => name)).size).toBe(ANSWER_KINDS.length);
  for (const column of WRITTEN_COLUMNS) {
    expect(ANSWER_KINDS.filter((kind) => columnsOf(kind).includes(column)).length).toBeGreaterThanOrEqual(80);
  }
});

describe.each(["metadata", "idea_quality"] as const)("the table's texts for %s", (wanted) => {
  test.each(cases.filter(({ column }) => column === wanted))(
    "$name: $outcome",
    ({ content, cutOff, outcome }) => {
      const reading = readAnswer<unknown>(content, SCHEMAS[wanted], { cutOff });
      if (outcome === "value") expect(reading).toEqual({ ok: true, value: GOOD_OBJECTS[wanted] });
      else expect(reading).toEqual({ ok: false, problems: expect.arrayContaining([expect.any(String)]) });
    },
  );
});

describe("the table's texts for project_idea", () => {
  // Whether prose was cut off is not to be seen in it: the transport refuses it before it is read.
  const prose = cases.filter(({ column, outcome }) => column === "project_idea" && outcome !== "llm_cut_off");
  test.each(prose)("$name: $outcome", ({ content, outcome, idea }) => {
    const reading = readProjectIdea(content);
    if (outcome === "value") expect(reading).toEqual({ ok: true, value: idea });
    else expect(reading).toEqual({ ok: false, problems: [expect.any(String)] });
  });
});
