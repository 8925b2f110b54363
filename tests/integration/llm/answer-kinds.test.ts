import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { ask } from "@/lib/llm/ask";
import type { Question } from "@/lib/llm/types";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { ideaQuality, ideaQualitySchema } from "@/lib/pipeline/columns/idea-quality";
import { metadata, metadataSchema } from "@/lib/pipeline/columns/metadata";
import { readProjectIdea } from "@/lib/pipeline/columns/project-idea";
import type { WrittenColumnName } from "@/lib/pipeline/pipeline";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { DECOY_SENTENCE, GOOD_ANSWERS, GOOD_SENTENCE } from "@/tests/support/answers/good-answers";
import { ANSWER_KINDS, type AnswerKind, columnsOf, expected, replyOf } from "@/tests/support/answers/kinds";
import { jsonQuestion, testDeps } from "@/tests/support/stub-model/questions";
import { StubModel } from "@/tests/support/stub-model/stub";

const { onCall: _, answer: __, records: ___, ...common } = jsonQuestion();
const prompt = { system: "Column by name.", user: "Answer.", version: "1" };
const QUESTIONS: Record<WrittenColumnName, Pick<Question<unknown>, "answer" | "label">> = {
  project_idea: { label: "project_idea", answer: { kind: "prose", parse: readProjectIdea } },
  metadata: {
    label: "metadata",
    answer: {
      kind: "json",
      name: "metadata",
      schema: metadataSchema({ required: ["gardening", "ios"], vocabulary: buildVocabulary([]) }),
      jsonSchema: responseSchema(metadata),
    },
  },
  idea_quality: {
    label: "idea_quality",
    answer: {
      kind: "json",
      name: "idea_quality",
      schema: ideaQualitySchema,
      jsonSchema: responseSchema(ideaQuality),
    },
  },
};

/** How a question ends: its value, or its error's code; anything else that is thrown escapes. */
async function outcomeOf(kind: AnswerKind, column: WrittenColumnName, stub: StubModel): Promise<unknown> {
  const good = GOOD_ANSWERS[column];
  const forget = stub.answer(() => replyOf(kind.respond(good, column)));
  // Long enough for a busy machine, short where the deadline is what is shown.
  const { transport } = kind.respond(good, column);
  const timeoutMs = transport === "stall" || transport === "endless" ? 150 : 10_000;
  try {
    const question = { ...common, prompt, ...QUESTIONS[column], onCall: async () => {} };
    return await ask<unknown>(question, testDeps(stub.url, { timeoutMs }));
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  } finally {
    forget();
  }
}

describe.each(ANSWER_KINDS)("a model that answers: $name", (kind) => {
  let stub: StubModel;
  beforeAll(async () => {
    stub = await StubModel.start();
  });
  afterAll(() => stub.close());

  it.each(columnsOf(kind))("ends as the table says for %s", async (column) => {
    const wanted = expected(kind, column);
    const outcome = await outcomeOf(kind, column, stub);
    if (wanted !== "value") expect(outcome).toBe(wanted);
    else if (column === "project_idea") expectProse(outcome, kind);
    else expect(outcome).toEqual(await outcomeOf(GOOD, column, stub));
  });
});

/** Prose may keep words around the idea, but never a draft; and where the idea was said, it is there. */
function expectProse(outcome: unknown, kind: AnswerKind): void {
  const said = JSON.stringify(kind.respond(GOOD_ANSWERS.project_idea, "project_idea").message ?? {});
  expect(outcome).toEqual(expect.any(String));
  expect(outcome).not.toContain(DECOY_SENTENCE);
  if (said.includes(GOOD_SENTENCE)) expect(outcome).toContain(GOOD_SENTENCE);
}

/** The answer as it should be; what it is worth is what every other kind is held against. */
const GOOD: AnswerKind = {
  name: "good",
  respond: (good) => ({ message: { content: good } }),
  expect: "value",
};

it("has at least 80 kinds of answer, each with a name of its own", () => {
  expect(new Set(ANSWER_KINDS.map(({ name }) => name)).size).toBe(ANSWER_KINDS.length);
  expect(ANSWER_KINDS.length).toBeGreaterThanOrEqual(80);
});
