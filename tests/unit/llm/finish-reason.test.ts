import { expect, it } from "vitest";
import { type Ending, endingOf } from "@/lib/llm/finish-reason";

it.each<[Ending, string]>([
  [
    "done",
    "stop STOP end_turn endTurn eos eos_token COMPLETE stop_sequence FINISH_REASON_STOP eosFound tool_calls",
  ],
  [
    "cut_off",
    "length max_tokens MAX_TOKENS max_output_tokens model_length model_context_window_exceeded context_length",
  ],
  ["cut_off", "maxPredictedTokensReached contextLengthReached token_limit truncated ERROR_LIMIT limit"],
  [
    "filtered",
    "content_filter SAFETY sensitive RECITATION PROHIBITED_CONTENT guardrail_intervened BLOCKLIST ERROR_TOXIC",
  ],
  ["refused", "refusal REFUSED"],
  [
    "failed",
    "error insufficient_system_resource network_error abort aborted cancelled timeout timed_out server_error",
  ],
  [
    "failed",
    "rate_limit rate_limited overloaded engine_overloaded modelUnloaded failed interrupted connection_closed",
  ],
  ["unknown", "other OTHER unspecified unknown FINISH_REASON_OTHER 0 … 完成"],
])("%s: %s", (ending, reasons) => {
  expect(reasons.split(" ").map((reason) => [reason, endingOf(reason)])).toEqual(
    reasons.split(" ").map((reason) => [reason, ending]),
  );
});

it("none is taken for an end", () => {
  expect([endingOf(null), endingOf("")]).toEqual(["done", "done"]);
});
