import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import type { LlmDeps } from "@/lib/llm/deps";
import { Dialects } from "@/lib/llm/dialect";
import { makeEndpoint } from "@/lib/llm/endpoint";
import type { CallRecord, Question } from "@/lib/llm/types";
import { AdaptiveLimiter } from "@/lib/net/limiter";
import { Pauses } from "@/lib/net/pauses";
import { CircuitBreaker } from "@/lib/net/retry-policy";
import { WarmUps } from "@/lib/net/warm-up";
import type { StubModel, StubReply } from "./stub";

export const STUB_KEY = "sk-stub-0123456789abcdef";

/** Dependencies of one test's own, for an address. Delays are recorded, not waited for. */
export function testDeps(
  baseUrl: string,
  {
    timeoutMs = 5_000,
    concurrency = 8,
    maxRetries = 3,
    warmUpMs = 0,
    extraBody = undefined as object | undefined,
  } = {},
): LlmDeps & { waits: number[] } {
  const waits: number[] = [];
  let skipped = 0;
  return {
    endpoint: makeEndpoint({
      LLM_BASE_URL: baseUrl,
      LLM_MODEL_NAME: "stub",
      LLM_API_KEY: STUB_KEY,
      LLM_TIMEOUT_MS: timeoutMs,
      LLM_EXTRA_BODY: extraBody && { ...extraBody },
    }),
    limiter: new AdaptiveLimiter(concurrency),
    dialects: new Dialects(),
    breaker: new CircuitBreaker(),
    warmUps: new WarmUps(),
    pauses: new Pauses(),
    warmUpMs,
    maxTokens: undefined,
    clock: {
      now: () => performance.now() + skipped,
      wait: async (ms, signal) => {
        signal.throwIfAborted();
        waits.push(ms);
        skipped += ms;
      },
    },
    random: () => 0.5,
    maxRetries,
    retryBudgetMs: 60_000,
    waits,
  };
}

const colour = z.object({ title: z.string(), score: z.int() });
export type Colour = z.infer<typeof colour>;
export const GOOD: Colour = { title: "Blue", score: 4 };
export const GOOD_REPLY: StubReply = { say: JSON.stringify(GOOD) };

/** A question for a small JSON object, with the records it makes. */
export function jsonQuestion(
  overrides: Partial<Question<Colour>> = {},
): Question<Colour> & { records: CallRecord[] } {
  const records: CallRecord[] = [];
  return {
    label: "metadata",
    prompt: { system: "You know colours.", user: "Which colour?", version: "1" },
    temperature: 0.1,
    maxTokens: 100,
    answer: { kind: "json", name: "metadata", schema: colour, jsonSchema: z.toJSONSchema(colour) },
    group: "run-1",
    signal: new AbortController().signal,
    onCall: async (record) => void records.push(record),
    ...overrides,
    records,
  };
}

/** A question for prose of at least ten characters. */
export function proseQuestion(
  overrides: Partial<Question<string>> = {},
): Question<string> & { records: CallRecord[] } {
  const { records, onCall, group, signal } = jsonQuestion();
  const parse = (text: string) =>
    text.trim().length >= 10
      ? { ok: true as const, value: text.trim() }
      : { ok: false as const, problems: ["the text is too short"] };
  return {
    label: "project_idea",
    prompt: { system: "You invent.", user: "Invent something.", version: "1" },
    temperature: 0.85,
    maxTokens: 200,
    answer: { kind: "prose", parse },
    group,
    signal,
    onCall,
    ...overrides,
    records,
  };
}

/** Makes a stub give these replies in turn, then the last one forever. */
export function replyInTurn(stub: StubModel, ...replies: StubReply[]): void {
  let turn = 0;
  stub.answer(() => replies[Math.min(turn++, replies.length - 1)]);
}

/** The DomainError a question fails with. */
export async function failureOf(asked: Promise<unknown>): Promise<DomainError> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("The question was answered.");
}
