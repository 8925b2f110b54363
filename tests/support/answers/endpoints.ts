import type { Outcome } from "./kind";

/** A request as an endpoint sees it. */
export interface EndpointRequest {
  body: Record<string, unknown>;
  /** From 0, over both questions. */
  index: number;
}

export interface EndpointReply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** One way in which an endpoint refuses or delays, asked for prose and for JSON one after the other. */
export interface EndpointKind {
  name: string;
  /** Undefined answers as asked. */
  reply(request: EndpointRequest): EndpointReply | undefined;
  expect: Outcome;
  /** Calls at most; what was learnt from the first question need not be learnt again. */
  calls: number;
  /** The waits that it takes at least, in milliseconds, in order. */
  waits?: number[];
  /** Part of the sentence of the error. */
  says?: string;
}

type Refuses = (body: Record<string, unknown>) => boolean;
const error = (message: unknown, more: object = {}) => ({ error: { message, ...more } });

/** Refuses what a rule finds, in several wordings. */
const refusing = (
  name: string,
  refuses: Refuses,
  calls: number,
  replies: [status: number, body: unknown][],
): EndpointKind[] =>
  replies.map(([status, body], number) => ({
    name: `${name} ${number + 1} (${status}): ${JSON.stringify(body).slice(0, 60)}`,
    reply: (request) => (refuses(request.body) ? { status, body } : undefined),
    expect: "value",
    calls,
  }));

const role =
  (name: string): Refuses =>
  ({ messages }) =>
    JSON.stringify(messages).includes(`"role":"${name}"`);
const format = ({ response_format }: Record<string, unknown>) =>
  (response_format as { type?: string } | undefined)?.type;

const SYSTEM = refusing("no system message", role("system"), 12, [
  [400, error("System role not supported", { type: "BadRequestError" })],
  [400, error("Developer instruction is not enabled for this model", { status: "INVALID_ARGUMENT" })],
  [
    400,
    error("Unsupported value: 'messages[0].role' does not support 'system'", { param: "messages[0].role" }),
  ],
  [500, error("jinja2.exceptions.TemplateError: Conversation roles must alternate user/assistant")],
  [500, { detail: "系统消息不被该模型支持" }],
  [503, error("System prompt is unsupported by this chat template")],
  [422, { message: "El primer mensaje debe ser del usuario" }],
  [400, "Bad Request"],
]);

const NO_SCHEMA = refusing("no json_schema", (body) => format(body) === "json_schema", 8, [
  [400, error("response_format type 'json_schema' is not supported by this model")],
  [
    422,
    { detail: [{ loc: ["body", "response_format", "type"], msg: "unexpected value; permitted: 'text'" }] },
  ],
  [400, error("Este modelo no admite salidas estructuradas")],
  [500, error("failed to compile grammar: too many rules")],
  [404, error("No endpoints found that support structured outputs")],
  [400, error("不支持的参数")],
]);

const NO_JSON = refusing("no response_format", (body) => format(body) !== undefined, 10, [
  [400, error("Unrecognized request argument supplied: response_format")],
  [400, error("JSON-Modus wird von diesem Modell nicht unterstützt")],
  [400, error("Invalid argument", { code: "invalid_argument" })],
  [501, error("guided decoding is not built in")],
]);

const NO_BOUNDS = refusing(
  "no bounds in a schema",
  (body) => JSON.stringify(body).includes('"additionalProperties"'),
  6,
  [
    [400, error("Invalid schema: 'additionalProperties' is not permitted in this context")],
    [400, error("Schema is too complex for serving: strict mode")],
    [400, error("スキーマのキーワードが無効です")],
  ],
);

const PARAMETERS = [
  ...refusing("no seed", ({ seed }) => seed !== undefined, 12, [
    [400, error("Unknown field: seed")],
    [
      422,
      { detail: [{ type: "extra_forbidden", loc: ["body", "seed"], msg: "Extra inputs are not permitted" }] },
    ],
    [400, error("Parámetro desconocido")],
  ]),
  ...refusing("another limit", ({ max_tokens }) => max_tokens !== undefined, 14, [
    [
      400,
      error("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", {
        param: "max_tokens",
      }),
    ],
    [400, error("max_tokens is not supported")],
    [400, error("參數錯誤")],
  ]),
  ...refusing("no temperature", ({ temperature }) => temperature !== undefined, 14, [
    [400, error("Unsupported value: 'temperature' does not support 0.1; only the default (1) is supported")],
    [400, error("temperature and top_p cannot both be specified for this model")],
    [400, error("Paramètre non accepté")],
  ]),
  ...refusing(
    "neither system message nor seed, in the same words",
    (body) => role("system")(body) || "seed" in body,
    14,
    [
      [400, "Bad Request"],
      [400, error("invalid request")],
      [400, error("요청이 올바르지 않습니다")],
    ],
  ),
];

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

/** Once, then as asked. */
const once = (name: string, reply: EndpointReply, waits: number[] = []): EndpointKind => ({
  name,
  reply: ({ index }) => (index === 0 ? reply : undefined),
  expect: "value",
  calls: 4,
  waits,
});

const WAITS: EndpointKind[] = [
  once(
    "429 with a delay in its details",
    {
      status: 429,
      body: [
        error("You exceeded your current quota, please check your plan and billing details.", {
          status: "RESOURCE_EXHAUSTED",
          details: [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "34s" }],
        }),
      ],
    },
    [34_000],
  ),
  once(
    "429 with words late in a long message",
    {
      status: 429,
      body: error(`Rate limit reached. ${"Limit 6000, Used 5900. ".repeat(60)}Please try again in 1m20s.`),
    },
    [80_000],
  ),
  once(
    "429 with Retry-After: 0",
    { status: 429, body: error("Slow down."), headers: { "retry-after": "0" } },
    [375],
  ),
  once(
    "429 in Chinese",
    { status: 429, body: { code: "1302", message: "账户余额足够，但请求过于频繁，请 20 秒后重试" } },
    [20_000],
  ),
  once(
    "503 with a date gone by",
    { status: 503, body: error("Busy."), headers: { "retry-after": "Mon, 01 Jan 2024 00:00:00 GMT" } },
    [375],
  ),
  once(
    "500 that wraps a rate limit",
    { status: 500, body: error("RateLimitError: too many requests, retry after 8 seconds") },
    [8_000],
  ),
  {
    name: "Retry-After: 0 for ever",
    reply: () => ({ status: 429, body: error("Slow down."), headers: { "retry-after": "0" } }),
    expect: "llm_rate_limited",
    calls: 42,
    waits: [375, 750, 1_500, 3_000, 6_000, 12_000, 24_000],
    says: "Slow down.",
  },
  {
    name: "a quota that is spent, as JSON in a text",
    reply: () => ({
      status: 429,
      body: error(JSON.stringify({ error: { code: 429, message: "You exceeded your current quota." } })),
    }),
    expect: "llm_quota",
    calls: 2,
    says: "quota is spent: You exceeded your current quota.",
  },
];

const LOADING: EndpointKind[] = [
  [503, error("Loading model", { type: "unavailable_error" })],
  [503, { error: "Model stub is currently loading", estimated_time: 20 }],
  [500, error("模型正在加载中")],
  [425, { detail: "The model is still warming up" }],
].map(([status, body], number) => ({
  name: `a model that is loading ${number + 1} (${status})`,
  reply: ({ index }) => (index < 7 ? { status: Number(status), body } : undefined),
  expect: "value",
  calls: 10,
}));

const BAD_GENERATIONS: EndpointKind[] = [
  once("a bad generation, Groq's", {
    status: 400,
    body: error("Failed to generate JSON. Please adjust your prompt.", {
      code: "json_validate_failed",
      failed_generation: '{"title": ',
    }),
  }),
  once("a bad generation, without what was written", {
    status: 400,
    body: error("The model generated invalid output that does not match the schema"),
  }),
  once("a bad generation, 424", {
    status: 424,
    body: { error: "Request failed during generation", error_type: "generation" },
  }),
  once("a bad generation, 422", { status: 422, body: { detail: "Model output is not valid JSON" } }),
  ...[408, 425, 498, 424, 499].map((status) =>
    once(`${status} once`, { status, body: error("Not now.") }, [375]),
  ),
];

const FLAGGED: EndpointKind[] = [
  [403, error("Your input was flagged", { metadata: { reasons: ["violence"], flagged_input: "…" } })],
  [403, error("Content blocked: request violates our usage policies")],
  [400, error("输入内容包含不安全或敏感内容", { code: "1301" })],
  [400, error("Input data may contain inappropriate content.", { code: "data_inspection_failed" })],
  [451, error("Unavailable.")],
].map(([status, body], number) => ({
  name: `a flagged prompt ${number + 1} (${status})`,
  reply: () => ({ status: Number(status), body }),
  expect: "llm_filtered",
  calls: 2,
  says: "content filter",
}));

const KEYS: EndpointKind[] = [
  [401, error("Incorrect API key provided")],
  [400, error("API key not valid. Please pass a valid API key.", { status: "INVALID_ARGUMENT" })],
  [403, error("Forbidden")],
  [401, ""],
].map(([status, body], number) => ({
  name: `a bad key ${number + 1} (${status})`,
  reply: () => ({ status: Number(status), body }),
  expect: "llm_unauthorized",
  calls: 2,
  says: "Set LLM_API_KEY",
}));

export const ENDPOINT_KINDS: readonly EndpointKind[] = [
  ...SYSTEM,
  ...NO_SCHEMA,
  ...NO_JSON,
  ...NO_BOUNDS,
  ...PARAMETERS,
  ...WINDOWS,
  ...TOO_LONG,
  ...WAITS,
  ...LOADING,
  ...BAD_GENERATIONS,
  ...FLAGGED,
  ...KEYS,
];
