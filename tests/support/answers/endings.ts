import type { AnswerKind, Outcome, StubResponse } from "./kind";

const ends = (finishReason: string, expect: Outcome, content = (good: string) => good): AnswerKind => ({
  name: `finish reason ${finishReason}`,
  respond: (good) => ({ message: { content: content(good) }, finishReason }),
  expect,
});
const half = (good: string) => good.slice(0, Math.floor(good.length / 2));

const inChoice = (name: string, choice: object, expect: Outcome): AnswerKind => ({
  name,
  respond: (good): StubResponse => ({
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      object: "chat.completion",
      choices: [{ index: 0, message: { role: "assistant", content: half(good) }, ...choice }],
    }),
  }),
  expect,
});

const DONE = [
  "end_turn",
  "eos_token",
  "eos",
  "COMPLETE",
  "stop_sequence",
  "FINISH_REASON_STOP",
  "eosFound",
  "tool_calls",
];
const GAVE_UP = [
  "error",
  "ERROR",
  "insufficient_system_resource",
  "network_error",
  "abort",
  "cancelled",
  "timeout",
  "engine_overloaded",
  "modelUnloaded",
];
const RATE_LIMITED = ["rate_limited", "rate_limit_exceeded", "too_many_requests"];
const OUT_OF_ROOM = [
  "model_context_window_exceeded",
  "MAX_TOKENS",
  "max_output_tokens",
  "contextLengthReached",
  "maxPredictedTokensReached",
  "token_limit",
  "context_length_exceeded",
];
const FILTERED = [
  "sensitive",
  "PROHIBITED_CONTENT",
  "content_filtered",
  "guardrail_intervened",
  "RECITATION",
];
const UNKNOWN = ["other", "unknown", "unspecified", "OTHER", "pondering"];

/** How a turn ends, by the word for it: whole, given up by the server, out of room, filtered, or nobody knows. */
export const ENDINGS: AnswerKind[] = [
  ...DONE.map((reason) => ends(reason, "value")),
  ...GAVE_UP.map((reason) => ends(reason, "llm_unavailable", half)),
  ...RATE_LIMITED.map((reason) => ends(reason, "llm_rate_limited", half)),
  ...OUT_OF_ROOM.map((reason) => ends(reason, "llm_cut_off", half)),
  ...FILTERED.map((reason) => ends(reason, "llm_filtered", half)),
  ...UNKNOWN.map((reason) => ends(reason, "llm_unknown_ending", half)),
  inChoice(
    "an error inside the choice",
    { error: { code: 502, message: "Upstream closed" }, finish_reason: "error" },
    "llm_unavailable",
  ),
  inChoice(
    "an error inside the choice, which stopped",
    { error: { message: "Provider returned error" }, finish_reason: "stop" },
    "llm_unavailable",
  ),
  inChoice(
    "an error inside the choice, as text",
    { error: "connection lost", finish_reason: null },
    "llm_unavailable",
  ),
  inChoice(
    "an error inside the message",
    { message: { content: "", error: { message: "no GPU" } }, finish_reason: "stop" },
    "llm_unavailable",
  ),
  inChoice(
    "finish reason of an object: length",
    { finish_reason: { type: "length", length: 100 } },
    "llm_cut_off",
  ),
  inChoice(
    "finish reason of an object: abort",
    { finish_reason: { type: "abort", message: "gone" } },
    "llm_unavailable",
  ),
  {
    name: "finish reason of an object: stop",
    respond: (good) => ({
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        choices: [{ message: { content: good }, finish_reason: { type: "stop" }, error: null }],
      }),
    }),
    expect: "value",
  },
];
