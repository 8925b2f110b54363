import type { DomainError, ErrorCode } from "@/lib/core/errors";
import { truncate } from "@/lib/net/provider-error";
import { quoteMarks } from "./answer/clean-text";
import type { LlmDeps } from "./deps";
import { inert, withoutTemplateMarks } from "./inert";
import type { Message, Prompt, Question, RequestParams } from "./types";
import { Variation } from "./variation";

const MAX_CORRECTIONS = 2;
/** After the corrections, unless an answer can be kept. A remark in place of prose is luck, not a misunderstanding. */
const FRESH_STARTS = { json: 1, prose: 3 } as const;
/** Characters of an invalid answer quoted back: enough to correct it, short of filling a small context. */
const MAX_QUOTED = 4_000;
const MAX_PROBLEMS = 12;
const MAX_PROBLEM = 200;

export interface InvalidAnswer {
  error: DomainError;
  answer: string;
  problems: string[];
  /** Whether nothing was written but thinking. */
  thinking: boolean;
}

export class Conversation extends Variation implements RequestParams {
  messages: Message[];
  readonly #question: Question<unknown>;
  readonly #counts = new Map<ErrorCode, number>();

  constructor(question: Question<unknown>, deps: Pick<LlmDeps, "endpoint" | "maxTokens">) {
    super(question, deps);
    this.#question = question;
    this.messages = opening(question.prompt);
  }

  /**
   * Prepares the next request after an invalid answer.
   *
   * @param canKeep whether an answer so far is within the format's walls
   * @throws DomainError when none is left
   */
  retryAfter({ error, answer, problems, thinking }: InvalidAnswer, { canKeep = false } = {}): void {
    const { code } = error;
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    const { kind } = this.#question.answer;
    const fresh = canKeep ? 0 : FRESH_STARTS[kind];
    // The first cut-off showed that the model thinks, the second that it thinks longer.
    const most = code === "llm_invalid" ? 1 + MAX_CORRECTIONS + fresh : thinking ? 3 : 2;
    if (this.repeats(answer) || count >= most) throw error;
    this.vary();
    if (code === "llm_cut_off") this.makeRoom({ thinking });
    else if (code === "llm_invalid" && count <= MAX_CORRECTIONS) {
      this.messages = corrected(this.messages, { answer, problems }, kind);
    } else {
      this.messages = opening(this.#question.prompt);
    }
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
