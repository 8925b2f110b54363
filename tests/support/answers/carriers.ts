import { type AnswerKind, bodyOf, JSON_ONLY, type Outcome, type StubResponse } from "./kind";

const json = { "content-type": "application/json" };
const carries = (
  name: string,
  message: (good: string) => StubResponse["message"],
  finishReason = "stop",
): AnswerKind => ({
  name,
  columns: JSON_ONLY,
  respond: (good) => ({ message: message(good), finishReason }),
  expect: "value",
});
const call = (given: unknown) => [
  { id: "call_1", type: "function", function: { name: "answer", arguments: given } },
];
const fails = (name: string, body: unknown, expect: Outcome): AnswerKind => ({
  name,
  respond: () => ({ headers: json, body: JSON.stringify(body) }),
  expect,
});
const written = (
  name: string,
  type: string,
  body: (good: string) => string | Uint8Array,
  expect: Outcome = "value",
): AnswerKind => ({
  name,
  respond: (good) => ({ headers: { "content-type": type }, body: body(good) }),
  expect,
});

const whole = (good: string) => String(bodyOf({ message: { content: good } }));
const event = (value: unknown) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
const piece = (delta: object, finish_reason: string | null = null) => ({
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta, finish_reason }],
});
/** The good answer as a stream's pieces; the last says that it stopped. */
const pieces = (good: string) => [
  piece({ role: "assistant", content: "" }),
  ...(good.match(/[\s\S]{1,40}/g) ?? []).map((content) => piece({ content })),
  piece({}, "stop"),
];

/** Where in a message the object stands, if not in a text. */
const MESSAGES: AnswerKind[] = [
  carries(
    "object in a call's arguments",
    (good) => ({ content: null, tool_calls: call(good) }),
    "tool_calls",
  ),
  carries("object in a call's arguments, parsed", (good) => ({
    content: null,
    tool_calls: call(JSON.parse(good)),
  })),
  carries("object in a call's arguments, beside a remark", (good) => ({
    content: "I will save that.",
    tool_calls: call(good),
  })),
  carries("object in a call's arguments, beside thinking", (good) => ({
    content: "<think>Hm",
    tool_calls: call(good),
  })),
  carries("content already an object", (good) => ({ content: JSON.parse(good) })),
  carries("content a list with the object", (good) => ({ content: [JSON.parse(good)] })),
  carries("content a part that is no list", (good) => ({ content: { type: "text", text: good } })),
  carries("content as parts of texts with a value", (good) => ({
    content: [{ type: "text", text: { value: good } }],
  })),
  carries("content as a part with the object", (good) => ({
    content: [{ type: "output_json", json: JSON.parse(good) }],
  })),
  carries("content as texts", (good) => ({ content: [good.slice(0, 20), good.slice(20)] })),
  carries("content of parts in parts", (good) => ({
    content: [
      { type: "reasoning", text: "{}" },
      { type: "message", content: [{ type: "output_text", text: good }] },
    ],
  })),
];

/** Errors that come with status 200. */
const ERRORS: AnswerKind[] = [
  fails(
    "no choices and an error",
    { choices: [], error: { message: "The model crashed", type: "server_error" } },
    "llm_unavailable",
  ),
  fails("no choices and an error as text", { choices: [], error: "out of memory" }, "llm_unavailable"),
  fails(
    "no choices and an error's status",
    { choices: [], error: { message: "Slow down", code: 429 } },
    "llm_rate_limited",
  ),
  fails(
    "no choices and an error's status as text",
    { choices: [], error: { message: "Slow down", code: "429" } },
    "llm_rate_limited",
  ),
  fails(
    "no choices and a wrong key",
    { choices: [], error: { message: "Invalid key", status: 401 } },
    "llm_unauthorized",
  ),
  fails(
    "no choices and a message",
    { object: "error", choices: [], message: "worker died", code: 50001 },
    "llm_unavailable",
  ),
  fails("no choices and a detail", { choices: null, detail: "No capacity left" }, "llm_unavailable"),
  fails(
    "a choice and an error beside it",
    { choices: [{ message: { content: "" } }], error: { message: "gone" } },
    "llm_unavailable",
  ),
  fails("no choices and an empty error", { choices: [], error: null }, "llm_empty"),
];

/** The same answer in bodies that are not what was asked for. */
const BODIES: AnswerKind[] = [
  written("body as text/plain", "text/plain; charset=utf-8", whole),
  written("body as text/html", "text/html", whole),
  written("body as application/octet-stream", "application/octet-stream", whole),
  written("body as text/plain, with a byte order mark", "text/plain", (good) => `\ufeff${whole(good)}`),
  written(
    "body as an event stream, but whole",
    "text/event-stream",
    (good) => `${whole(good)}\n\ndata: [DONE]\n\n`,
  ),
  written("body as JSON, with a stream's end", "application/json", (good) => `${whole(good)}data: [DONE]`),
  written(
    "body behind a gateway's comments",
    "application/json",
    (good) => `: PROCESSING\n\n: PROCESSING\n\n${whole(good)}`,
  ),
  written("event stream", "text/event-stream", (good) => [...pieces(good), "[DONE]"].map(event).join("")),
  written("event stream under JSON's name", "application/json", (good) =>
    [...pieces(good), "[DONE]"].map(event).join(""),
  ),
  written(
    "event stream with a byte order mark",
    "text/event-stream",
    (good) => `\ufeff${pieces(good).map(event).join("")}`,
  ),
  written("event stream with comments, names and other line ends", "text/event-stream", (good) =>
    [
      ": ping\r\n\r\n",
      ...pieces(good).map((one) => `event: message\r\nid: 1\r\n${event(one).replaceAll("\n", "\r\n")}`),
    ].join(""),
  ),
  written("event stream without spaces or empty lines", "text/event-stream", (good) =>
    pieces(good)
      .map((one) => `data:${JSON.stringify(one)}\n`)
      .join(""),
  ),
  written(
    "event stream of one whole answer",
    "text/event-stream",
    (good) => event(whole(good)) + event("[DONE]"),
  ),
  written("event stream with thinking", "text/event-stream", (good) =>
    [piece({ reasoning_content: "Hm." }), ...pieces(good), "[DONE]"].map(event).join(""),
  ),
  written(
    "event stream cut off",
    "text/event-stream",
    (good) => pieces(good).slice(0, 3).map(event).join(""),
    "llm_unavailable",
  ),
  written(
    "event stream with an error",
    "text/event-stream",
    (good) => pieces(good).slice(0, 3).map(event).join("") + event({ error: { message: "The engine died" } }),
    "llm_unavailable",
  ),
  {
    ...written("event stream of a call", "text/event-stream", (good) =>
      [
        piece({ tool_calls: [{ index: 0, function: { name: "answer", arguments: good.slice(0, 30) } }] }),
        piece({ tool_calls: [{ index: 0, function: { arguments: good.slice(30) } }] }, "tool_calls"),
        "[DONE]",
      ]
        .map(event)
        .join(""),
    ),
    columns: JSON_ONLY,
  },
];

export const CARRIERS: AnswerKind[] = [...MESSAGES, ...ERRORS, ...BODIES];
