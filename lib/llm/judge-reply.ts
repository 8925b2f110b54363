import { DomainError } from "@/lib/core/errors";
import { readAnswer } from "./answer/read-answer";
import { stripThinking } from "./answer/strip-thinking";
import { bounded } from "./provider-sentence";
import type { Question } from "./question";
import type { Reply } from "./read-reply";

/** What an answer is worth: its value, or why it cannot be used. */
export type Verdict<T> =
  | { ok: true; value: T }
  | { ok: false; error: DomainError; answer: string; problems: string[] };

const MAX_SENTENCE = 300;

/** Reads an answer as its column wants it. A text cut off by length is never taken for whole. */
export function judgeReply<T>(reply: Reply, { column, answer: wanted }: Question<T>): Verdict<T> {
  const fail = (code: DomainError["code"], sentence: string, problems: string[] = []): Verdict<T> => ({
    ok: false,
    error: new DomainError(code, bounded(sentence, MAX_SENTENCE)),
    answer: reply.text,
    problems,
  });
  if (reply.refusal !== null)
    return fail("llm_refused", `The model refused to write ${column}: ${reply.refusal}`);
  if (reply.end === "filtered")
    return fail("llm_filtered", `The endpoint's content filter withheld ${column}.`);
  const cutOff = reply.end === "cut_off";
  const said = stripThinking(reply.text).trim();
  if (cutOff && (wanted.kind === "prose" || said === "")) return fail("llm_cut_off", cutSentence(column));
  if (said === "") return fail("llm_empty", `The model gave an empty answer for ${column}.`);
  const reading =
    wanted.kind === "json" ? readAnswer(reply.text, wanted.schema, { cutOff }) : wanted.read(reply.text);
  if (reading.ok) return { ok: true, value: reading.value };
  if (cutOff) return fail("llm_cut_off", cutSentence(column));
  const what = wanted.kind === "json" ? `${column} format` : column;
  const problems = reading.problems.map((problem) => sentence(problem)).join("; ");
  return fail("llm_invalid", `Invalid ${what}: ${problems}`, reading.problems);
}

const cutSentence = (column: string) =>
  `The model's answer for ${column} was cut off, also with twice the room.`;

/** "title: is missing" as it reads in a sentence. */
const sentence = (problem: string) =>
  problem.replace(/^([\w.[\]]+): (?=(is|are|has|have|must|needs?)\b)/, "$1 ");
