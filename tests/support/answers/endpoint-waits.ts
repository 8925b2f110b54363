import { type EndpointKind, error, once } from "./endpoint-kind";

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

/** Endpoints that want to be left alone, or are not ready yet. */
export const ENDPOINT_WAITS: EndpointKind[] = [...WAITS, ...LOADING];
