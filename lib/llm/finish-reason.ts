/**
 * How a model's turn ended. `failed`: the server gave up in the middle. `unknown`: a word that says neither that the
 * answer is whole nor why it is not.
 */
export type Ending = "done" | "cut_off" | "filtered" | "refused" | "failed" | "unknown";

/** The only endings of a whole answer, as OpenAI, Anthropic, Cohere, TGI, Gemini and LM Studio name them. */
const DONE = new Set(
  (
    "stop stopped eos eos_token eos_found endoftext eot eot_id stop_sequence stop_token stop_string_found " +
    "end end_turn endturn end_of_turn complete completed done finished tool_calls tool_call tool_use function_call"
  ).split(" "),
);

/** In this order: a rate limit is no limit of length, and a filter that failed is a failure. */
const ENDINGS: [pattern: RegExp, ending: Ending][] = [
  [/refus/, "refused"],
  [/length|tokens?(?:_|$)|context|truncat|too_long|max_output|error_limit|^limit$/, "cut_off"],
  [
    /filter|safety|sensitive|block|prohibit|moderat|guardrail|recitation|spii|toxic|polic|flagged|harm/,
    "filtered",
  ],
  [
    /error|fail|resource|network|time_?d?_?out|abort|cancel|interrupt|unavail|overload|connect|unload|crash|internal|server|capacity|preempt|evict|shut_?down|exception|busy|quota|user_stop/,
    "failed",
  ],
];

/** Judges a `finish_reason`. An endpoint that gives none is taken at its word that this is the answer. */
export function endingOf(reason: string | null): Ending {
  if (reason === null || reason === "") return "done";
  const words = reason
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_?(?:finish_reason|stop_reason|finish)_(?=.)|^_+|_+$/g, "");
  if (DONE.has(words)) return "done";
  if (/rate_limit|too_many_requests|throttl/.test(words)) return "failed";
  return ENDINGS.find(([pattern]) => pattern.test(words))?.[1] ?? "unknown";
}
