import type { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";
import type { Prompt } from "@/lib/pipeline/prompt";
import type { Reading } from "./answer/read-answer";

/** What counts as an answer: a text the column reads itself, or a JSON object of a schema. */
export type Wanted<T> =
  | { kind: "prose"; read(text: string): Reading<T> }
  | { kind: "json"; name: string; schema: z.ZodType<T>; jsonSchema: object };

/** One question to a model, until it is answered. */
export interface Question<T> {
  column: string;
  prompt: Prompt;
  temperature: number;
  /** Room for the answer, in tokens; doubled once if it is cut off. */
  maxTokens: number;
  answer: Wanted<T>;
  /** Whose turn it is counted as, for fairness: the run's id. */
  group: string;
  /** Within its group the higher goes first: 0 unless told. */
  urgency?: number;
  signal: AbortSignal;
  seed?: number;
  /** Called before each request; throws to stop (budget, cancelled run). */
  beforeCall?(): Promise<void>;
  /** Called after each request, whatever became of it. */
  onCall(record: CallRecord): Promise<void>;
}

/** One request that was made, for the accounts. */
export interface CallRecord {
  /** From 1, over all requests of the question. */
  attempt: number;
  model: string;
  temperature: number;
  promptTokens: number;
  completionTokens: number;
  /** Whether the endpoint did not say and a quarter of the characters stands in. */
  tokensEstimated: boolean;
  latencyMs: number;
  outcome: "ok" | ErrorCode;
  /** The first 2,000 characters of an answer that could not be used. */
  badAnswer: string | null;
}
