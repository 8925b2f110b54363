import { DomainError } from "@/lib/core/errors";
import { readAnswer } from "./answer/read-answer";
import type { InvalidAnswer } from "./conversation";
import type { AnswerFormat, Question } from "./types";

interface Kept<T> {
  value: T;
  distance: number;
  problems: string[];
}

/** The best of a question's invalid answers: within the walls of its format, and nearest to what was asked for. */
export class BestAnswer<T> {
  readonly #question: Question<T>;
  #kept: Kept<T> | null = null;

  constructor(question: Question<T>) {
    this.#question = question;
  }

  /** @returns whether there is an answer to keep, this one or an earlier one */
  offer({ error, answer, problems }: Pick<InvalidAnswer, "error" | "answer" | "problems">): boolean {
    const found = error.code === "llm_invalid" ? withinWalls(answer, this.#question.answer) : null;
    if (found && (this.#kept === null || found.distance <= this.#kept.distance)) {
      this.#kept = { ...found, problems };
    }
    return this.#kept !== null;
  }

  /**
   * The value kept in place of a valid one, which the question's `onRelaxed` is told of.
   *
   * @throws what ended the question where nothing is kept, or where it ends more than this question
   */
  readonly instead = (reason: unknown): { kept: T } => {
    const ours = reason instanceof DomainError && reason.code.startsWith("llm_") && !reason.stopsRun;
    if (this.#kept === null || !ours) throw reason;
    this.#question.onRelaxed?.(this.#kept.problems);
    return { kept: this.#kept.value };
  };
}

function withinWalls<T>(text: string, format: AnswerFormat<T>): Omit<Kept<T>, "problems"> | null {
  if (!format.walls) return null;
  const reading = format.kind === "json" ? readAnswer(text, format.walls.read) : format.walls.read(text);
  if (!reading.ok) return null;
  return { value: reading.value, distance: format.walls.distance(reading.value) };
}
