import "server-only";
import { setMaxListeners } from "node:events";
import { DomainError } from "@/lib/core/errors";
import { maskSecrets } from "@/lib/core/secrets";
import { truncate } from "@/lib/net/provider-error";
import { RetryPolicy } from "@/lib/net/retry-policy";
import { answerText } from "./answer/answer-text";
import { quoteMarks } from "./answer/clean-text";
import { type ParseResult, readAnswer } from "./answer/read-answer";
import { BestAnswer } from "./best-answer";
import { recordCall } from "./call-record";
import type { Reply } from "./chat-completion";
import { Conversation, type InvalidAnswer } from "./conversation";
import { type LlmDeps, llmDeps } from "./deps";
import { inert } from "./inert";
import { send } from "./send";
import type { Question } from "./types";

const MAX_ERROR = 300;
const MAX_REASON = 60;

/**
 * Asks a model until its answer is valid. An invalid answer goes back with what is wrong, at most twice; then
 * the best one within the format's walls is kept, or the question asked once more from scratch. A truncated answer
 * is retried once with more room; a refused, filtered or empty one, or one with an ending nobody knows, once from
 * scratch. Each time seed and temperature change; the third identical answer ends the question.
 *
 * @throws DomainError with the last reason: `llm_*`, the signal's reason, or what `beforeCall` threw
 */
export async function ask<T>(question: Question<T>, deps: LlmDeps = llmDeps()): Promise<T> {
  // All rows of a run share one signal; Node would report a leak from the eleventh listener on.
  setMaxListeners(0, question.signal);
  const conversation = new Conversation(question, deps);
  const best = new BestAnswer(question);
  const retry = new RetryPolicy(deps);
  for (let attempts = 0; ; ) {
    const sent = await send(question, conversation, { attempts, retry }, deps).catch(best.instead);
    if ("kept" in sent) return sent.kept;
    const { reply, meta } = sent;
    attempts = meta.attempt;
    const verdict = judge(reply, question);
    const outcome = verdict.ok
      ? { code: "ok" as const, badAnswer: null }
      : { code: verdict.error.code, badAnswer: verdict.answer };
    await recordCall(question, deps.endpoint, meta, outcome);
    if (verdict.ok) return verdict.value;
    if (verdict.thinking) deps.endpoint.thinks = true;
    const canKeep = best.offer(verdict);
    try {
      conversation.retryAfter(verdict, { canKeep });
    } catch (error) {
      return best.instead(error).kept;
    }
  }
}

type Verdict<T> = { ok: true; value: T } | ({ ok: false } & InvalidAnswer);

/** Parses a reply in the question's format. Truncated prose is never accepted. */
function judge<T>(reply: Reply, { label, answer: format }: Question<T>): Verdict<T> {
  const texts = textsOf(reply, format.kind);
  const content = texts[0] ?? "";
  // An object is announced by its brace; whatever else there is, is thinking that nobody marked.
  const hasBegun = format.kind === "json" ? answerText(content).includes("{") : content !== "";
  const fail = (code: DomainError["code"], message: string, problems: string[] = []): Verdict<T> => ({
    ok: false,
    error: new DomainError(code, truncate(quoteMarks(maskSecrets(message)), MAX_ERROR)),
    answer: content || reply.text,
    problems,
    thinking: code === "llm_cut_off" && !hasBegun,
  });
  const cutOff = reply.end === "cut_off";
  const failCutOff = () =>
    fail("llm_cut_off", `The model's answer for ${label} was cut off, even with more room.`);

  if (reply.refusal !== null) {
    return fail("llm_refused", `The model refused to write ${label}: ${reply.refusal}`);
  }
  if (reply.end === "unknown") {
    const reason = inert(truncate(reply.finishReason ?? "", MAX_REASON));
    return fail(
      "llm_unknown_ending",
      `The model's answer for ${label} ended with "${reason}", which does not say whether it is whole.`,
    );
  }
  if (reply.end === "filtered") {
    return fail("llm_filtered", `The endpoint's content filter withheld ${label}.`);
  }
  if (cutOff && (format.kind === "prose" || content === "")) return failCutOff();
  if (content === "") return fail("llm_empty", `The model gave an empty answer for ${label}.`);
  const results = texts.map((text) =>
    format.kind === "json" ? readAnswer(text, format.schema, { cutOff }) : format.parse(text),
  );
  const parsed = results.find(({ ok }) => ok) ?? (results[0] as ParseResult<T>);
  if (parsed.ok) return { ok: true, value: parsed.value };
  if (cutOff) return failCutOff();
  const subject = format.kind === "json" ? `${label} format` : label;
  return fail(
    "llm_invalid",
    `Invalid ${subject}: ${parsed.problems.map(asClause).join("; ")}`,
    parsed.problems,
  );
}

/** The texts of a reply that hold more than thinking, the likelier answer first. */
function textsOf({ text, toolArguments }: Reply, kind: "json" | "prose"): string[] {
  const written = kind === "json" ? [toolArguments, text] : [text, toolArguments];
  return written.filter((part) => answerText(part).trim() !== "");
}

/** "title: is missing" as it reads in a sentence: "title is missing". */
const asClause = (problem: string) =>
  problem.replace(/^([\w.[\]]+): (?=(is|are|has|have|must|needs?)\b)/, "$1 ");
