import "server-only";
import { setMaxListeners } from "node:events";
import { DomainError, type ErrorCode } from "@/lib/core/errors";
import { corrected, type Message, opening } from "./conversation";
import { judgeReply, type Verdict } from "./judge-reply";
import { llmMeans, type Means } from "./means";
import type { Question } from "./question";
import { callRecord } from "./record";
import { send } from "./send";

export type { CallRecord, Question } from "./question";

/** Corrections in one conversation, before the fresh start. */
const MAX_CORRECTIONS = 2;
/** Answers that do not validate: the first, its corrections, and one after the fresh start. */
const MAX_INVALID = MAX_CORRECTIONS + 2;

type Failed = Extract<Verdict<unknown>, { ok: false }>;

/**
 * Asks a model until its answer holds. An answer that does not validate goes back with what is wrong, field by
 * field, at most twice; then the question is asked once more from the start. An answer cut off by length is
 * asked again once with twice the room; a refusal, a filtered or an empty answer once each.
 *
 * @throws DomainError with the last reason; `llm_*`, `run_cancelled`, or what `beforeCall` threw
 */
export async function ask<T>(question: Question<T>, means: Means = llmMeans()): Promise<T> {
  // All rows of a run listen to one signal, so Node's warning of a leak from the eleventh on is none.
  setMaxListeners(0, question.signal);
  const course = new Course(question);
  for (let attempts = 0; ; ) {
    const { reply, called } = await send(question, course, attempts, means);
    attempts = called.attempt;
    const verdict = judgeReply(reply, question);
    const outcome = verdict.ok
      ? { code: "ok" as const, badAnswer: null }
      : { code: verdict.error.code, badAnswer: verdict.answer };
    await question.onCall(callRecord(question, means.endpoint, called, outcome));
    if (verdict.ok) return verdict.value;
    course.after(verdict, means.endpoint.mask);
  }
}

/** Where a question has got to: the conversation, the room, and how often each thing went wrong. */
class Course {
  messages: Message[];
  room: number;
  seed: number | undefined;
  readonly #question: Question<unknown>;
  readonly #times = new Map<ErrorCode, number>();

  constructor(question: Question<unknown>) {
    this.#question = question;
    this.messages = opening(question.prompt);
    this.room = question.maxTokens;
    this.seed = question.seed;
  }

  /** Sets out how to ask again. @throws DomainError once there is no other try. */
  after({ error, answer, problems }: Failed, mask: (text: string) => string): void {
    const times = (this.#times.get(error.code) ?? 0) + 1;
    this.#times.set(error.code, times);
    if (times >= (error.code === "llm_invalid" ? MAX_INVALID : 2)) {
      throw new DomainError(error.code, mask(error.message));
    }
    if (error.code === "llm_cut_off") this.room *= 2;
    else if (error.code !== "llm_invalid" || times > MAX_CORRECTIONS) this.#startAfresh();
    else this.messages = corrected(this.messages, { answer, problems }, this.#question.answer.kind);
  }

  /** With another seed: the same one would bring the same answer. */
  #startAfresh(): void {
    this.messages = opening(this.#question.prompt);
    if (this.seed !== undefined) this.seed++;
  }
}
