import type { DomainError, ErrorCode } from "@/lib/core/errors";
import { truncate } from "@/lib/net/provider-error";
import { quoteMarks } from "./answer/clean-text";
import { inert, withoutTemplateMarks } from "./inert";
import type { Message, Prompt, Question, RequestParams } from "./types";

const MAX_CORRECTIONS = 2;
/** The first answer, its corrections, and one after the fresh start. */
const MAX_INVALID = MAX_CORRECTIONS + 2;
/** Characters of an invalid answer quoted back: enough to correct it, short of filling a small context. */
const MAX_QUOTED = 4_000;
const MAX_PROBLEMS = 12;
const MAX_PROBLEM = 200;

export interface InvalidAnswer {
  error: DomainError;
  answer: string;
  problems: string[];
}

export class Conversation implements RequestParams {
  messages: Message[];
  maxTokens: number;
  seed: number | undefined;
  readonly #question: Question<unknown>;
  readonly #counts = new Map<ErrorCode, number>();

  constructor(question: Question<unknown>) {
    this.#question = question;
    this.messages = opening(question.prompt);
    this.maxTokens = question.maxTokens;
    this.seed = question.seed;
  }

  /** Prepares the next request after an invalid answer. @throws DomainError when none is left */
  retryAfter({ error, answer, problems }: InvalidAnswer): void {
    const count = (this.#counts.get(error.code) ?? 0) + 1;
    this.#counts.set(error.code, count);
    if (count >= (error.code === "llm_invalid" ? MAX_INVALID : 2)) {
      throw error;
    }
    if (error.code === "llm_cut_off") this.maxTokens *= 2;
    else if (error.code !== "llm_invalid" || count > MAX_CORRECTIONS) this.#restart();
    else this.messages = corrected(this.messages, { answer, problems }, this.#question.answer.kind);
  }

  #restart(): void {
    this.messages = opening(this.#question.prompt);
    // The same seed would bring the same answer.
    if (this.seed !== undefined) this.seed++;
  }
}

export function opening({ system, user }: Prompt): Message[] {
  return [
    { role: "system", content: system },
    { role: "user", content: user },
  ];
}

/** The messages so far, the model's answer, and what is wrong with it, field by field. */
export function corrected(
  messages: Message[],
  invalid: { answer: string; problems: string[] },
  kind: "json" | "prose",
): Message[] {
  const problems = invalid.problems
    .slice(0, MAX_PROBLEMS)
    .map((problem) => `- ${inert(truncate(problem, MAX_PROBLEM)).replace(/\s+/g, " ")}`);
  const whole = kind === "json" ? "JSON object" : "text";
  const instruction = `Answer again with the whole ${whole}, corrected, and nothing else.`;
  return [
    ...messages,
    { role: "assistant", content: truncate(quoteMarks(withoutTemplateMarks(invalid.answer)), MAX_QUOTED) },
    { role: "user", content: ["That answer cannot be used:", ...problems, instruction].join("\n") },
  ];
}
