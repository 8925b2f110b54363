import type { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";
import type { CallFailure } from "@/lib/net/call-failure";
import type { Turn } from "@/lib/net/limiter";
import type { ParseResult } from "./answer/read-answer";

export interface Prompt {
  system: string;
  user: string;
  /** Of its wording; stored with every call. */
  version: string;
}

export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** What counts as an answer: prose that the caller parses, or a JSON object that satisfies a schema. */
export type AnswerFormat<T> =
  | { kind: "prose"; parse(text: string): ParseResult<T>; walls?: Walls<T, (text: string) => ParseResult<T>> }
  | {
      kind: "json";
      name: string;
      schema: z.ZodType<T>;
      jsonSchema: object;
      walls?: Walls<T, z.ZodType<T>>;
    };

/** What an answer must keep to when it has not become what was asked for after all corrections. */
export interface Walls<T, Reader> {
  read: Reader;
  /** How far a value is from what was asked for, to choose the best. */
  distance(value: T): number;
}

export interface Question<T> {
  /** Names what is asked for in error messages. */
  label: string;
  prompt: Prompt;
  temperature: number;
  /** Tokens the answer needs. Thinking comes on top, where a model thinks. */
  maxTokens: number;
  answer: AnswerFormat<T>;
  /** Groups take turns at the limiter: the run's id. */
  group: string;
  /** Where it stands within its group; without one, it is a chain by itself. */
  turn?: Turn;
  signal: AbortSignal;
  seed?: number;
  /** Runs before each request; throws to prevent it (budget, cancelled run). */
  beforeCall?(): Promise<void>;
  onCall(record: CallRecord, texts: CallTexts): Promise<void>;
  /** Told why the endpoint has to be waited for, in one sentence, and null once it has answered. */
  onWait?(reason: string | null): Promise<void>;
  /** Told what is still wrong with an answer that is kept because it is within the format's walls. */
  onRelaxed?(problems: string[]): void;
}

/** What may change from one request of a question to the next. */
export interface RequestParams {
  messages: Message[];
  maxTokens: number;
  seed: number | undefined;
  temperature: number;
  /** At the limiter, within the question's group. */
  turn: Turn;
  /** Prepares the next request after a failed one. @throws DomainError when there is to be none */
  retryAfterFailure(failure: Pick<CallFailure, "kind" | "error">): void;
}

/** What a model was sent and what it wrote, as it was; null where no answer came. */
export interface CallTexts {
  sent: readonly Message[];
  answer: string | null;
}

export interface CallRecord {
  /** From 1, over all requests of the question. */
  attempt: number;
  model: string;
  promptVersion: string;
  temperature: number;
  promptTokens: number;
  completionTokens: number;
  /** Whether the endpoint reported no usage and the tokens were estimated from the characters. */
  tokensEstimated: boolean;
  latencyMs: number;
  outcome: "ok" | ErrorCode;
  /** The first 2,000 characters of an answer that could not be used. */
  badAnswer: string | null;
}
