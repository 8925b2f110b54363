import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { ask } from "@/lib/llm/ask";
import type { CallRecord, Question } from "@/lib/llm/types";
import { ideaQualitySchema } from "@/lib/pipeline/columns/idea-quality";
import { metadataSchema } from "@/lib/pipeline/columns/metadata";
import { readProjectIdea } from "@/lib/pipeline/columns/project-idea";
import type { WrittenColumnName } from "@/lib/pipeline/pipeline";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { DECOYS, GOOD_ANSWERS, GOOD_OBJECTS } from "@/tests/support/answers/good-answers";
import { jsonQuestion, testDeps } from "@/tests/support/stub-model/questions";
import { StubModel } from "@/tests/support/stub-model/stub";

const ANSWERS = 2_000;
const SEED = 20_261;

const TOKENS = [
  ..."<|im_end|> <|im_start|> <|channel|> <|message|> <|end|> <|return|> <|start|> <|constrain|>json <|eot_id|>".split(
    " ",
  ),
  ..."<|START_THINKING|> <|END_THINKING|> <|START_RESPONSE|> <|END_RESPONSE|> <|channel>thought <channel|>".split(
    " ",
  ),
  ..."<think> </think> <THINKING> </thinking> <reasoning/> [THINK] [/THINK] ◁think▷ ◁/think▷ <answer> </answer>".split(
    " ",
  ),
  ..."<｜User｜> <｜end▁of▁sentence｜> <start_of_turn>model <end_of_turn> </s> <s> [INST] [/INST] <<SYS>> <eos>".split(
    " ",
  ),
  ..."assistantfinal analysis START_RESPONSE END_THINKING <unused94> <unused95> <|begin_of_box|> <|assistant|>".split(
    " ",
  ),
  ..."<|channel|>final<|message|> <|channel|>analysis<|message|> <|start|>assistant <<|im_end|>|im_end|>".split(
    " ",
  ),
  ..."<\u200b|im_end|> <|im_\u00adend|> <|im\u200d_end|> <th\u2060ink> ＜think＞ &lt;think&gt; <|im_end |> </think".split(
    " ",
  ),
  ..."\ud83d \udc00 😀 👩‍🌾 \ufeff \u0000 \u202e".split(" "),
  "<|im_end **|**>",
  "</thinking >",
];

/** Written without the reader's own patterns: every piece of a mark that can be told from ordinary text. */
const MARKS =
  /<[|｜]|[|｜]>|[<＜]\s*\/?\s*(?:think|reasoning|answer)|&lt;\/?think|\[\/?(?:THINK|INST)\]|[◁▷]|<\/?s>|<<\/?SYS|<(?:start|end)_of_|<unused\d|<eos>|assistantfinal|(?:START|END)_(?:THINKING|RESPONSE)/i;
const HALF = /\p{Surrogate}/u;

const FORMATS: Record<WrittenColumnName, Question<unknown>["answer"]> = {
  project_idea: { kind: "prose", parse: readProjectIdea },
  metadata: {
    kind: "json",
    name: "metadata",
    schema: metadataSchema({ required: ["gardening"], vocabulary: buildVocabulary([]) }),
    jsonSchema: {},
  },
  idea_quality: { kind: "json", name: "idea_quality", schema: ideaQualitySchema, jsonSchema: {} },
};
const NAMES = Object.keys(FORMATS) as WrittenColumnName[];

const token = fc.constantFrom(...TOKENS);
const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), token), { maxLength: 3 });
const scattered = (text: string, marks: [number, string][]) =>
  marks.reduce((now, [at, mark]) => {
    const i = Math.floor(at * now.length);
    return now.slice(0, i) + mark + now.slice(i);
  }, text);

/** A good answer with marks in its strings, behind a draft between marks, with more behind it. */
const answer = fc
  .record({
    column: fc.constantFrom(...NAMES),
    inside: places,
    before: places,
    behind: places,
    drafts: fc.boolean(),
  })
  .map(({ column, inside, before, behind, drafts }) => {
    const draft = drafts ? scattered(DECOYS[column], before) : before.map(([, mark]) => mark).join("");
    const good =
      column === "project_idea"
        ? scattered(GOOD_ANSWERS[column], inside)
        : JSON.stringify(GOOD_OBJECTS[column], (_key, value: unknown) =>
            typeof value === "string" ? scattered(value, inside) : value,
          );
    return { column, text: `${draft}${good}${behind.map(([, mark]) => mark).join(" more ")}` };
  });

let stub: StubModel;
beforeAll(async () => {
  stub = await StubModel.start();
});
afterAll(() => stub.close());

it("stores no mark and no half of a surrogate of 2,000 fuzzed answers", { timeout: 300_000 }, async () => {
  const { onCall: _, answer: __, records: ___, ...common } = jsonQuestion();
  const deps = testDeps(stub.url);
  const stored: string[] = [];
  const shown: string[] = [];
  for (const { column, text } of fc.sample(answer, { numRuns: ANSWERS, seed: SEED })) {
    const forget = stub.answer(() => ({ say: text }));
    const onCall = async ({ badAnswer }: CallRecord) => void shown.push(badAnswer ?? "");
    try {
      const value = await ask({ ...common, label: column, answer: FORMATS[column], onCall }, deps);
      stored.push(JSON.stringify(value));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      shown.push(error.message);
    } finally {
      forget();
    }
  }
  expect(stored.filter((text) => MARKS.test(text) || /\\u[dD][89a-fA-F]/.test(text))).toEqual([]);
  expect(shown.filter((text) => HALF.test(text) || /<[|｜]|[|｜]>|<\/?think/i.test(text))).toEqual([]);
  expect(stub.log.flatMap(({ messages }) => messages).filter(({ content }) => HALF.test(content))).toEqual(
    [],
  );
  // Or else the answers were too wild to show anything.
  expect(stored.length).toBeGreaterThan(ANSWERS / 3);
});
