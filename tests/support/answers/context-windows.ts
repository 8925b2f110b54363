import { type EndpointKind, error } from "./endpoint-kind";

/** An endpoint whose window holds what is given, and says so in its words. */
const window = (
  name: string,
  status: number,
  tokens: number,
  say: (asked: number) => unknown,
): EndpointKind => ({
  name: `window: ${name}`,
  reply: ({ body }) => {
    const asked = Number(body.max_tokens ?? body.max_completion_tokens ?? Number.POSITIVE_INFINITY);
    return asked > tokens ? { status, body: say(asked) } : undefined;
  },
  expect: "value",
  calls: 8,
});

const WINDOWS: EndpointKind[] = [
  window("OpenAI", 400, 80, (asked) =>
    error(
      `This model's maximum context length is 90 tokens. However, you requested ${asked + 9} tokens (9 in the messages, ${asked} in the completion).`,
      { code: "context_length_exceeded" },
    ),
  ),
  window("a limit of answers", 400, 90, (asked) =>
    error(`max_tokens is too large: ${asked}. This model supports at most 90.`),
  ),
  window("llama.cpp, without numbers", 500, 70, () =>
    error("the request exceeds the available context size"),
  ),
  window("Chinese", 400, 64, () => error("输入与输出总长度超过上下文上限")),
  window("a range", 422, 60, () => ({ message: "Range of max_tokens should be [1, 60]" })),
];

const TOO_LONG: EndpointKind[] = [
  [
    '{"error":{"message":"exceeds the available context size","n_prompt_tokens":1407,"n_ctx":256}}',
    400,
    "tokens",
  ],
  [error("prompt is too long: 5310 tokens > 4096 maximum"), 400, "tokens"],
  [error("Eingabe zu lang: Kontextfenster überschritten"), 413, "tokens"],
].map(([body, status, says]) => ({
  name: `a prompt that cannot fit: ${JSON.stringify(body).slice(0, 60)}`,
  reply: () => ({ status: Number(status), body }),
  expect: "llm_bad_request",
  calls: 8,
  says: String(says),
}));

/** Endpoints with less room than a request asks for, or than its prompt takes. */
export const CONTEXT_WINDOWS: EndpointKind[] = [...WINDOWS, ...TOO_LONG];
