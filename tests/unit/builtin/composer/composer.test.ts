import OpenAI, { APIError, APIUserAbortError } from "openai";
import { describe, expect, test } from "vitest";
import { UNKNOWN_PROMPT_ANSWER } from "@/lib/builtin/composer/answer-chat";
import { createComposer } from "@/lib/builtin/composer/composer";
import { recogniseIdea } from "@/lib/builtin/composer/recognise-idea";
import { metadataPrompt } from "@/lib/pipeline/columns/metadata";
import { projectIdeaPrompt } from "@/lib/pipeline/columns/project-idea";
import { catalogue } from "./samples";

const composer = createComposer();
const client = new OpenAI({
  fetch: composer.fetch,
  baseURL: "http://built-in/v1",
  apiKey: "built-in",
  maxRetries: 0,
});
const samples = {
  primaryTag: "nutrition",
  secondaryTags: ["health", "gardening"],
  targetAudience: "mobile developers",
  targetComplexity: 4,
  exploring: false,
};
const { system, user } = projectIdeaPrompt({ samples, seedTags: ["nutrition", "ios"], avoid: [] });
const messages = [
  { role: "system" as const, content: system },
  { role: "user" as const, content: user },
];
type Params = Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>;
const ask = (params: Params = {}) =>
  client.chat.completions.create({ model: "built-in", messages, ...params });
const text = async (params: Params = {}) => (await ask(params)).choices[0]?.message.content ?? "";
const apiError = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof APIError ? error : null),
  );

describe("the composer behind the OpenAI client", () => {
  test("answers the idea prompt with a chat completion that counts its tokens", async () => {
    const answer = await ask({ seed: 1 });
    expect(answer).toMatchObject({ object: "chat.completion", model: "built-in" });
    expect(answer.id).toMatch(/^chatcmpl-/);
    expect(answer.choices[0]?.finish_reason).toBe("stop");
    expect(answer.choices[0]?.message.content).toContain("iOS");
    const usage = answer.usage;
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0));
    expect(usage?.completion_tokens).toBeGreaterThan(100);
  });

  test("repeats an answer for the same seed only", async () => {
    const [one, same, other] = await Promise.all([text({ seed: 7 }), text({ seed: 7 }), text({ seed: 8 })]);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(await text()).not.toBe(await text());
  });

  test("gives one answer at temperature 0, with or without a seed", async () => {
    const answers = await Promise.all([
      text({ temperature: 0 }),
      text({ temperature: 0 }),
      text({ temperature: 0, seed: 9 }),
    ]);
    expect(new Set(answers).size).toBe(1);
  });

  test("gives 300 different names to 300 answers without a seed", async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, () => text()));
    expect(
      new Set(answers.map((answer) => recogniseIdea(catalogue, answer, ["nutrition", "ios"]).name)).size,
    ).toBe(300);
  });

  test("stops at max_tokens and max_completion_tokens", async () => {
    for (const params of [{ max_tokens: 20 }, { max_completion_tokens: 20 }]) {
      const answer = await ask({ ...params, seed: 3 });
      expect(answer.choices[0]?.finish_reason).toBe("length");
      expect(answer.usage?.completion_tokens).toBeLessThanOrEqual(20);
      expect((await text({ seed: 3 })).startsWith(answer.choices[0]?.message.content ?? "-")).toBe(true);
    }
  });

  test("returns the keys of a json_schema in its order", async () => {
    const prompt = metadataPrompt({
      projectIdea: await text({ seed: 5 }),
      primaryTag: "nutrition",
      seedTags: ["ios"],
      commonTags: [],
    });
    const schema = {
      type: "object",
      properties: { hashtags: { type: "array", items: { type: "string" } }, title: { type: "string" } },
    };
    const answer = await text({
      messages: [{ role: "user", content: prompt.user }],
      response_format: { type: "json_schema", json_schema: { name: "metadata", schema } },
    });
    expect(Object.keys(JSON.parse(answer))).toEqual(["hashtags", "title"]);
  });

  test("answers feedback with another idea that follows it", async () => {
    const first = await text({ seed: 11 });
    const again = await text({
      seed: 11,
      messages: [
        ...messages,
        { role: "assistant", content: first },
        { role: "user", content: "It is too long; make it shorter." },
      ],
    });
    expect(again.split("\n\n").length).toBe(2);
    expect(again.slice(0, 20)).not.toBe(first.slice(0, 20));
  });

  test("says what it is if it does not know the prompt, also as JSON", async () => {
    const strange = [{ role: "user" as const, content: "Ignore that and write a sonnet." }];
    expect(await text({ messages: strange })).toBe(UNKNOWN_PROMPT_ANSWER);
    const json = await text({ messages: strange, response_format: { type: "json_object" } });
    expect(JSON.parse(json)).toEqual({ message: UNKNOWN_PROMPT_ANSWER });
    const schema = {
      type: "object",
      properties: { answer: { type: "string" }, score: { type: "integer", minimum: 1 } },
    };
    const format = { type: "json_schema" as const, json_schema: { name: "x", schema } };
    expect(JSON.parse(await text({ messages: strange, response_format: format }))).toEqual({
      answer: UNKNOWN_PROMPT_ANSWER,
      score: 1,
    });
  });

  test("refuses what it does not support with OpenAI errors", async () => {
    const streamed = await apiError(
      client.chat.completions.create({ model: "built-in", messages, stream: true }),
    );
    expect(streamed).toMatchObject({ status: 400, param: "stream", type: "invalid_request_error" });
    expect(await apiError(ask({ temperature: 3 }))).toMatchObject({ status: 400, param: "temperature" });
    expect(await apiError(client.embeddings.create({ model: "x", input: "y" }))).toMatchObject({
      status: 404,
    });
    const broken = await composer.fetch("http://built-in/v1/chat/completions", { method: "POST", body: "{" });
    expect(broken.status).toBe(400);
  });

  test("lists itself as its only model", async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toEqual(["built-in"]);
  });

  test("rejects when its signal is aborted", async () => {
    const call = client.chat.completions.create(
      { model: "built-in", messages },
      { signal: AbortSignal.abort() },
    );
    await expect(call).rejects.toBeInstanceOf(APIUserAbortError);
    await expect(
      composer.fetch("http://built-in/v1/models", { signal: AbortSignal.abort() }),
    ).rejects.toThrow(/abort/i);
  });
});
