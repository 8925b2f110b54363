import { describe, expect, test } from "vitest";
import { readAnswer } from "@/lib/llm/answer/read-answer";
import { readProjectIdea } from "@/lib/pipeline/columns/project-idea";
import { GOOD_ANSWERS, GOOD_OBJECTS } from "@/tests/support/answers/good-answers";
import { ANSWER_KINDS, columnsOf, expected, WRITTEN_COLUMNS } from "@/tests/support/answers/kinds";
import { SCHEMAS } from "./schemas";

/** The kinds that lie in the text alone; the rest is the transport's. */
const cases = ANSWER_KINDS.flatMap((kind) =>
  columnsOf(kind).flatMap((column) => {
    const { message, finishReason, transport, body } = kind.respond(GOOD_ANSWERS[column], column);
    const content = message?.content;
    const outcome = expected(kind, column);
    const ours = outcome === "value" || ["llm_invalid", "llm_cut_off", "llm_empty"].includes(outcome);
    if (transport || body !== undefined || typeof content !== "string" || !ours) return [];
    const cutOff = ["length", "max_tokens"].includes(finishReason ?? "");
    return [{ name: kind.name, column, content, cutOff, outcome }];
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
  test.each(prose)("$name: $outcome", ({ content, outcome }) => {
    const reading = readProjectIdea(content);
    if (outcome === "value") expect(reading).toEqual({ ok: true, value: GOOD_ANSWERS.project_idea });
    else expect(reading).toEqual({ ok: false, problems: [expect.any(String)] });
  });
});
