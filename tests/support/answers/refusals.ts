import { type AnswerKind, says } from "./kind";

const NO = "I'm sorry, but I can't help with that request.";

/** Refusals, filters and answers with nothing in them, each named as such. */
export const REFUSALS: AnswerKind[] = [
  {
    name: "refusal field",
    respond: () => ({ message: { content: null, refusal: NO } }),
    expect: "llm_refused",
  },
  {
    name: "refusal field beside an answer",
    respond: (good) => ({ message: { content: good, refusal: NO } }),
    expect: "llm_refused",
  },
  {
    name: "refusal part",
    respond: () => ({ message: { content: [{ type: "refusal", refusal: NO }] } }),
    expect: "llm_refused",
  },
  {
    name: "empty refusal field",
    respond: (good) => ({ message: { content: good, refusal: "" } }),
    expect: "value",
  },
  {
    name: "null refusal field",
    respond: (good) => ({ message: { content: good, refusal: null } }),
    expect: "value",
  },
  {
    name: "finish reason refusal",
    respond: () => ({ message: { content: NO }, finishReason: "refusal" }),
    expect: "llm_refused",
  },
  says("refusal in prose", () => NO, "llm_invalid"),
  says(
    "refusal in prose, with curly quotes",
    () => "I can’t assist with that, as it goes against what I was made for.",
    "llm_invalid",
  ),
  {
    name: "content filter, nothing left",
    respond: () => ({ message: { content: "" }, finishReason: "content_filter" }),
    expect: "llm_filtered",
  },
  {
    name: "content filter, half left",
    respond: (good) => ({ message: { content: good.slice(0, 80) }, finishReason: "content_filter" }),
    expect: "llm_filtered",
  },
  says("empty text", () => "", "llm_empty"),
  says("white space", () => " \n\t\n ", "llm_empty"),
  { name: "content null", respond: () => ({ message: { content: null } }), expect: "llm_empty" },
  { name: "no content at all", respond: () => ({ message: {} }), expect: "llm_empty" },
  {
    name: "a tool call instead",
    respond: (good) => ({
      message: {
        content: null,
        tool_calls: [{ id: "call_1", type: "function", function: { name: "answer", arguments: good } }],
      },
      finishReason: "tool_calls",
    }),
    expect: "value",
  },
];
