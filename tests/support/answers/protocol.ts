import { gzipSync } from "node:zlib";
import type { AnswerKind, Outcome, StubResponse } from "./kind";
import { bodyOf } from "./kind";

type Respond = (good: string) => StubResponse;
const answers = (name: string, expect: Outcome, respond: Respond): AnswerKind => ({ name, expect, respond });

const json = { "content-type": "application/json" };
const status = (code: number, message: string, expect: Outcome, more: object = {}) =>
  answers(`status ${code}: ${message}`, expect, () => ({
    status: code,
    headers: json,
    body: JSON.stringify({ error: { message, type: "error", ...more } }),
  }));
const body = (name: string, expect: Outcome, content: unknown, headers: Record<string, string> = json) =>
  answers(name, expect, () => ({
    headers,
    body: typeof content === "string" ? content : JSON.stringify(content),
  }));
const connection = (transport: NonNullable<StubResponse["transport"]>, expect: Outcome) =>
  answers(`connection: ${transport}`, expect, (good) => ({ message: { content: good }, transport }));

/** What the server or the line makes of an answer. */
export const PROTOCOL: AnswerKind[] = [
  status(400, "max_tokens must be positive", "llm_bad_request"),
  status(422, "unprocessable", "llm_bad_request"),
  status(401, "Incorrect API key provided", "llm_unauthorized"),
  status(403, "Your key may not use this model", "llm_unauthorized"),
  status(404, "The model does not exist", "llm_not_found"),
  status(402, "Insufficient credits", "llm_quota"),
  status(429, "Too many requests", "llm_rate_limited"),
  status(429, "You exceeded your current quota", "llm_quota", { code: "insufficient_quota" }),
  status(500, "Internal error", "llm_unavailable"),
  status(502, "Bad gateway", "llm_unavailable"),
  status(503, "Model is loading", "llm_unavailable"),
  answers("status 500 as HTML", "llm_unavailable", () => ({
    status: 500,
    headers: { "content-type": "text/html" },
    body: "<html><body><h1>500</h1></body></html>",
  })),
  body("HTML with status 200", "llm_unavailable", "<html><body>Welcome</body></html>", {
    "content-type": "text/html",
  }),
  body("empty body", "llm_unavailable", ""),
  body("body that is no JSON", "llm_unavailable", '{"choices": ['),
  body("body null", "llm_unavailable", "null"),
  body("choices null", "llm_unavailable", { id: "x", object: "chat.completion", choices: null }),
  body("no choices field", "llm_unavailable", { id: "x", object: "chat.completion" }),
  body("choices empty", "llm_empty", { id: "x", object: "chat.completion", choices: [] }),
  body("choice null", "llm_empty", { id: "x", object: "chat.completion", choices: [null] }),
  body("message null", "llm_empty", { choices: [{ index: 0, message: null, finish_reason: "stop" }] }),
  body("error with status 200", "llm_unavailable", { error: { message: "Upstream failed", code: 502 } }),
  answers("content as text parts", "value", (good) => ({
    message: {
      content: [
        { type: "text", text: good.slice(0, 30) },
        { type: "text", text: good.slice(30) },
      ],
    },
  })),
  answers("content as parts with thinking", "value", (good) => ({
    message: {
      content: [
        { type: "thinking", thinking: [{ type: "text", text: "A draft." }] },
        { type: "text", text: good },
      ],
    },
  })),
  answers("content a number", "llm_empty", () => ({ message: { content: 8 } })),
  answers("no usage", "value", (good) => ({ message: { content: good }, usage: null })),
  answers("usage of nonsense", "value", (good) => ({
    message: { content: good },
    usage: { prompt_tokens: -1, completion_tokens: "many", total_tokens: 1e99 },
  })),
  answers("no finish reason", "value", (good) => ({ message: { content: good }, finishReason: null })),
  answers("finish reason in capitals", "value", (good) => ({
    message: { content: good },
    finishReason: "STOP",
  })),
  answers("byte order mark before the body", "value", (good) => ({
    headers: json,
    body: `\ufeff${bodyOf({ message: { content: good } })}`,
  })),
  answers("body in gzip", "value", (good) => ({
    headers: { ...json, "content-encoding": "gzip" },
    body: gzipSync(bodyOf({ message: { content: good } })),
  })),
  answers("gzip cut short", "llm_unavailable", (good) => ({
    headers: { ...json, "content-encoding": "gzip" },
    body: gzipSync(bodyOf({ message: { content: good } })).subarray(0, 40),
  })),
  connection("reset", "llm_no_connection"),
  connection("half-then-reset", "llm_no_connection"),
  connection("stall", "llm_timeout"),
  connection("endless", "llm_timeout"),
  connection("huge", "llm_too_large"),
];
