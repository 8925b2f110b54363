import { describe, expect, it } from "vitest";
import { readRoom, roomFor } from "@/lib/llm/context-window";

/** What is asked with next: tokens; or the sentence's numbers where the prompt does not fit. */
function next(words: string, room: number, promptTokens: number): number | string | null {
  const characters = promptTokens * 4;
  const reading = readRoom(words, { room, characters });
  if (reading === null) return null;
  if (reading.fits) return roomFor(reading.window, room, characters);
  return `${reading.promptTokens} of ${reading.total}`;
}

describe("the room that a refusal tells", () => {
  it.each<[string, number, number, number]>([
    [
      "This model's maximum context length is 4097 tokens. However, you requested 5127 tokens (3079 in the messages, 2048 in the completion).",
      2048,
      3000,
      4097 - 3079 - 16,
    ],
    [
      "'max_tokens' is too large: 4096. This model's maximum context length is 4096 tokens and your request has 1024 input tokens (4096 > 4096 - 1024).",
      4096,
      1100,
      4096 - 1024 - 16,
    ],
    [
      "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 3000 `inputs` tokens and 2048 `max_new_tokens`",
      2048,
      2400,
      4096 - 3000 - 16,
    ],
    [
      "input length and `max_tokens` exceed context limit: 1,900 + 2,048 > 3,000",
      2048,
      2000,
      3000 - 1900 - 16,
    ],
    ["最大コンテキスト長は 3000 トークンですが、入力は 1200 トークンです", 2048, 1000, 3000 - 1200 - 16],
    ["上下文长度上限为 2500，本次请求提示 900、回答 2048，共 2948", 2048, 1000, 2500 - 900 - 16],
    [
      "La solicitud usa 1500 tokens y pide 2048, pero el contexto máximo es de 2800",
      2048,
      1400,
      2800 - 1500 - 16,
    ],
    ["Kontextlänge überschritten: 2348 > 2048 (n_ctx)", 2048, 310, 2048 - 300 - 16],
    [
      '{"error":{"message":"too many tokens","n_prompt_tokens":1407,"n_ctx":2048}}',
      2048,
      1300,
      2048 - 1407 - 16,
    ],
    ["max_tokens is too large: 5000. This model supports at most 4096 completion tokens.", 5000, 1200, 4096],
    [
      "`max_tokens` must be less than or equal to `1024`, the maximum value for this `context_window`",
      2048,
      90,
      1024,
    ],
    ["Range of max_tokens should be [1, 1500]", 2048, 900, 1500],
    ["You requested up to 2048 tokens, but can only afford 700", 2048, 900, 700],
  ])("%s", (words, room, prompt, wanted) => {
    const got = Number(next(words, room, prompt));
    // A token more or less, for the rounding of characters to tokens.
    expect(Math.abs(got - wanted)).toBeLessThanOrEqual(Math.ceil(wanted * 0.1));
    expect(got).toBeLessThanOrEqual(wanted);
  });

  it.each([
    "the request exceeds the available context size. try increasing the context size",
    "요청이 컨텍스트 길이를 초과했습니다",
    "превышена длина контекста",
    "prompt is too long",
  ])("is half of it where no number tells: %s", (words) => {
    const room = Number(next(words, 2048, 500));
    expect(room).toBeGreaterThan(900);
    expect(room).toBeLessThanOrEqual(1024);
  });

  it.each<[string, number, string]>([
    [
      '{"message":"exceeds the available context size","n_prompt_tokens":1407,"n_ctx":256}',
      1300,
      "1407 of 256",
    ],
    ["prompt is too long: 5310 tokens > 4096 maximum", 5000, "5310 of 4096"],
    ["Requested tokens (2285) exceed context window of 2048", 2100, "2285 of 2048"],
    [
      "Prompt contains 40000 tokens, too large for model with 32768 maximum context length",
      37_000,
      "40000 of 32768",
    ],
    ["输入长度 9000 超过模型最大上下文 8192", 8000, "9000 of 8192"],
  ])("is none for the prompt alone: %s", (words, prompt, wanted) => {
    expect(next(words, 2048, prompt)).toBe(wanted);
  });

  it.each([
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    "System role not supported",
    "model gpt-4o-2024-08-06 does not exist",
    "response_format is unknown",
  ])("is not what this is about: %s", (words) => {
    expect(next(words, 2048, 500)).toBeNull();
  });

  it("gets smaller with every refusal without numbers, until the prompt is to blame", () => {
    let room = 4096;
    for (let refusals = 0; refusals < 8; refusals++) {
      const asked = next("context length exceeded", room, 500);
      if (typeof asked !== "number") return expect(asked).toBe("500 of null");
      expect(asked).toBeLessThan(room);
      room = asked;
    }
    throw new Error("It never gave up.");
  });
});
