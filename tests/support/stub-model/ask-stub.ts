import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import type { CallRecord, Question } from "@/lib/llm/ask";
import { Capabilities } from "@/lib/llm/capabilities";
import { makeEndpoint } from "@/lib/llm/endpoint";
import { Gate } from "@/lib/llm/gate";
import type { Means } from "@/lib/llm/means";
import { Reachability } from "@/lib/llm/reachability";
import type { StubModel, StubReply } from "./stub";

export const STUB_KEY = "sk-stub-0123456789abcdef";

/** Means of their own for one test, talking to an address; waits are noted, not waited. */
export function testMeans(
  baseUrl: string,
  { timeoutMs = 5_000, concurrency = 8, maxRetries = 3 } = {},
): Means & { waits: number[] } {
  const waits: number[] = [];
  let skipped = 0;
  return {
    endpoint: makeEndpoint({
      LLM_BASE_URL: baseUrl,
      LLM_MODEL_NAME: "stub",
      LLM_API_KEY: STUB_KEY,
      LLM_TIMEOUT_MS: timeoutMs,
    }),
    gate: new Gate(concurrency),
    capabilities: new Capabilities(),
    reachability: new Reachability(),
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
    waits,
  };
}

const colour = z.object({ title: z.string(), score: z.int() });
export type Colour = z.infer<typeof colour>;
export const GOOD: Colour = { title: "Blue", score: 4 };
export const GOOD_REPLY: StubReply = { say: JSON.stringify(GOOD) };

/** A question for a small JSON object, with the records it makes. */
export function jsonQuestion(
  more: Partial<Question<Colour>> = {},
): Question<Colour> & { records: CallRecord[] } {
  const records: CallRecord[] = [];
  return {
    column: "metadata",
    prompt: { system: "You know colours.", user: "Which colour?" },
    temperature: 0.1,
    maxTokens: 100,
    answer: { kind: "json", name: "metadata", schema: colour, jsonSchema: z.toJSONSchema(colour) },
    group: "run-1",
    signal: new AbortController().signal,
    onCall: async (record) => void records.push(record),
    ...more,
    records,
  };
}

/** A question for prose of at least ten characters. */
export function proseQuestion(
  more: Partial<Question<string>> = {},
): Question<string> & { records: CallRecord[] } {
  const { records, onCall, group, signal } = jsonQuestion();
  const read = (text: string) =>
    text.trim().length >= 10
      ? { ok: true as const, value: text.trim() }
      : { ok: false as const, problems: ["the text is too short"] };
  return {
    column: "project_idea",
    prompt: { system: "You invent.", user: "Invent something." },
    temperature: 0.85,
    maxTokens: 200,
    answer: { kind: "prose", read },
    group,
    signal,
    onCall,
    ...more,
    records,
  };
}

/** Makes a stub reply in turn; the last one for ever. */
export function replyInTurn(stub: StubModel, ...turns: StubReply[]): void {
  let turn = 0;
  stub.answer(() => turns[Math.min(turn++, turns.length - 1)]);
}

/** The error a question ends with; anything but a DomainError is thrown on. */
export async function failureOf(asked: Promise<unknown>): Promise<DomainError> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("The question was answered.");
}
