import type { ErrorCode } from "@/lib/core/errors";
import type { WrittenColumnName } from "@/lib/pipeline/pipeline";
import type { StubFault, StubReply } from "../stub-model/types";

/** What the stub endpoint sends. With `message` the body is a chat completion, made by `bodyOf`. */
export interface StubResponse {
  /** 200 unless told. */
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  message?: {
    content?: unknown;
    reasoning_content?: string;
    reasoning?: string;
    refusal?: string | null;
    tool_calls?: unknown;
  };
  /** "stop" unless told. */
  finishReason?: string | null;
  /** A usual one unless told; null leaves it out. */
  usage?: unknown;
  /**
   * What happens to the connection instead: `reset` before any byte, `half-then-reset` within the body,
   * `stall` says nothing, `endless` sends a space now and then for ever, `huge` sends more than any bound.
   */
  transport?: "reset" | "half-then-reset" | "stall" | "endless" | "huge";
}

export type Outcome = "value" | ErrorCode;

/** One kind of answer a model or its server gives, whatever is asked of it and however often. */
export interface AnswerKind {
  name: string;
  /** @param good the good answer's text for the column */
  respond(good: string, column: WrittenColumnName): StubResponse;
  /** How a row's column ends: `value` is the good answer's value; a code is the error after all attempts. */
  expect: Outcome | Record<WrittenColumnName, Outcome>;
  /** Whether a row keeps it, marked as relaxed, where a question without walls does not take it. */
  relaxed?: true;
  /** All three unless told. */
  columns?: readonly WrittenColumnName[];
  /** What the idea is read as, where it is another than the good one. */
  idea?(good: string): string;
}

/** A field wrong, where there are fields. */
export const WRONG_JSON: Record<WrittenColumnName, Outcome> = {
  project_idea: "value",
  metadata: "llm_invalid",
  idea_quality: "llm_invalid",
};

/** The value where an object was asked for; an object is no prose. */
export const NO_PROSE: Record<WrittenColumnName, Outcome> = {
  project_idea: "llm_invalid",
  metadata: "value",
  idea_quality: "value",
};

/** A kind that lies in the content alone. */
export function says(
  name: string,
  content: (good: string, column: WrittenColumnName) => string,
  expect: AnswerKind["expect"] = "value",
): AnswerKind {
  return { name, expect, respond: (good, column) => ({ message: { content: content(good, column) } }) };
}

/** The columns that are answered in JSON. */
export const JSON_ONLY: readonly WrittenColumnName[] = ["metadata", "idea_quality"];

/** The same kind, left out for prose, of which what stands around it is a part. */
export const notForProse = (kind: AnswerKind): AnswerKind => ({ ...kind, columns: JSON_ONLY });

/** How a kind ends for a column. */
export function expected({ expect }: AnswerKind, column: WrittenColumnName): Outcome {
  return typeof expect === "string" ? expect : expect[column];
}

/** The bytes a response consists of: its body, or the chat completion made of its message. */
export function bodyOf({ body, message, finishReason = "stop", usage = USAGE }: StubResponse) {
  if (body !== undefined) return body;
  return JSON.stringify({
    id: "chatcmpl-stub",
    object: "chat.completion",
    created: 1_700_000_000,
    model: "stub",
    choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finishReason }],
    ...(usage === null ? {} : { usage }),
  });
}

const USAGE = { prompt_tokens: 120, completion_tokens: 80, total_tokens: 200 };

const FAULTS: Record<NonNullable<StubResponse["transport"]>, StubFault> = {
  reset: "reset",
  "half-then-reset": "half_reset",
  stall: "stall",
  endless: "drip",
  huge: "huge",
};

/** What the stub is told to answer with. */
export function replyOf(response: StubResponse): StubReply {
  if (response.transport) return { fault: FAULTS[response.transport] };
  const { status = 200, headers = { "content-type": "application/json" } } = response;
  return { status, headers, body: bodyOf(response) };
}
