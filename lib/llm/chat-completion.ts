import type OpenAI from "openai";
import { wellFormed } from "@/lib/core/unicode";
import type { Dialect } from "./dialect";
import { endingOf } from "./finish-reason";
import { callArguments, contentText, type Fields, fields, items } from "./message-text";
import type { AnswerFormat, Message, Question, RequestParams } from "./types";

type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;

export function requestBody(
  question: Question<unknown>,
  { messages, maxTokens, seed, temperature }: RequestParams,
  dialect: Dialect,
  { model, extraBody }: { model: string; extraBody: object | undefined },
): Body {
  const sent = dialect.systemRole ? messages : foldSystem(messages);
  const body: Body = { model, messages: sent.map(sendable) };
  const format = responseFormat(question.answer, dialect);
  if (format) body.response_format = format;
  if (dialect.tokenLimit !== "none") body[dialect.tokenLimit] = maxTokens;
  if (dialect.temperature === "any") body.temperature = temperature;
  if (dialect.temperature === "up_to_1") body.temperature = Math.min(temperature, 1);
  if (dialect.seed && seed !== undefined) body.seed = seed;
  return { ...body, ...extraBody };
}

function responseFormat(answer: AnswerFormat<unknown>, { format }: Dialect): Body["response_format"] {
  if (answer.kind === "prose" || format === "none") return undefined;
  if (format === "json_object") return { type: "json_object" };
  if (format === "bare_schema") {
    return {
      type: "json_schema",
      json_schema: { name: answer.name, schema: withoutBounds(answer.jsonSchema) },
    };
  }
  const schema = { ...answer.jsonSchema };
  return { type: "json_schema", json_schema: { name: answer.name, schema, strict: true } };
}

/** Half a surrogate is no Unicode, and some servers answer it with a 400. */
const sendable = ({ role, content }: Message): Message => ({ role, content: wellFormed(content) });
/** What some servers' grammars do not know, or refuse the whole schema for. */
const BOUNDS =
  /^(min|max)(Items|Length|imum|Properties)$|^exclusive(Min|Max)imum$|^(pattern|format|multipleOf|uniqueItems|additionalProperties|description|default)$/;

/** A JSON schema with types, names and enumerations only. */
function withoutBounds(schema: object): Record<string, unknown> {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    return typeof value === "object" && value !== null ? withoutBounds(value) : value;
  };
  const isNames =
    "properties" in schema && typeof schema.properties === "object" && schema.properties !== null;
  const entries = Object.entries(schema).filter(([name]) => name !== "properties" && !BOUNDS.test(name));
  const bare = Object.fromEntries(entries.map(([name, value]) => [name, plain(value)]));
  if (!isNames) return bare;
  const properties = Object.entries(schema.properties as object).map(([name, value]) => [name, plain(value)]);
  return { ...bare, properties: Object.fromEntries(properties) };
}

/** Puts the system message at the head of the first one, for templates without a system role. */
function foldSystem(messages: Message[]): Message[] {
  const [system, first, ...rest] = messages;
  if (system?.role !== "system" || !first) return messages;
  return [{ ...first, content: `${system.content}\n\n${first.content}` }, ...rest];
}

/** The parts of a chat completion that matter here. */
export interface Reply {
  text: string;
  /** What tools were called with, although none was offered: the answer of some models. */
  toolArguments: string;
  end: "done" | "cut_off" | "filtered" | "unknown";
  /** As the endpoint gave it. */
  finishReason: string | null;
  /** The model's own words for why it will not answer. */
  refusal: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
}

/** Above any context window; a larger count is bogus, and would not fit the store's 32-bit integers. */
const MAX_TOKENS = 100_000_000;

/**
 * Parses a response body; null if it is no chat completion, or one that failed: `carriedError` then says why. Reasoning
 * in fields of its own (`reasoning`, `reasoning_content`) is ignored.
 *
 * @param maxTokens of the request, to recognise truncation where the endpoint gives no finish reason
 */
export function parseReply(body: unknown, maxTokens: number): Reply | null {
  const choices = fields(body)?.choices;
  if (!Array.isArray(choices) || carriedError(body) !== null) return null;
  const choice = fields(choices[0]) ?? {};
  const message = fields(choice.message) ?? {};
  const usage = fields(fields(body)?.usage) ?? {};
  const completionTokens = tokenCount(usage.completion_tokens);
  const finishReason = finishReasonOf(choice);
  const usedUp = finishReason === null && completionTokens !== null && completionTokens >= maxTokens;
  const ending = usedUp ? "cut_off" : endingOf(finishReason);
  return {
    text: contentText(message.content ?? message.parsed ?? choice.text),
    toolArguments: callArguments(message),
    end: ending === "refused" || ending === "failed" ? "done" : ending,
    finishReason,
    refusal: refusalText(message, ending === "refused"),
    promptTokens: tokenCount(usage.prompt_tokens),
    completionTokens,
  };
}

/**
 * The error that a body with status 200 carries, as a body of an error has it: beside the choices, inside the first one,
 * or as a finish reason that says the server gave up. Null if there is none.
 */
export function carriedError(body: unknown): { error: Fields } | null {
  const whole = fields(body) ?? {};
  const choice = fields(items(whole.choices)[0]);
  const error = [whole.error, choice?.error, fields(choice?.message)?.error].find(isError);
  if (error !== undefined) return { error: fields(error) ?? { message: error } };
  const sentence =
    choice ?? [whole.message, whole.detail, whole.msg].find((text) => typeof text === "string");
  if (typeof sentence === "string") return { error: { ...whole, message: sentence } };
  const reason = finishReasonOf(choice ?? {});
  if (endingOf(reason) !== "failed") return null;
  return { error: { message: `it gave up in the middle of the answer (finish_reason "${reason}").` } };
}

/** Whether a body holds any of an answer, which has cost something although it cannot be used. */
export const hasBegun = (body: unknown): boolean => items(fields(body)?.choices).length > 0;

/** Some endpoints send an empty one with every answer. */
const isError = (value: unknown): boolean =>
  typeof value === "object" && value !== null ? Object.values(value).some(Boolean) : Boolean(value);

/** A text, or SGLang's object of a type. */
function finishReasonOf({ finish_reason: reason }: Fields): string | null {
  const named = fields(reason)?.type ?? reason;
  return typeof named === "string" && named !== "" ? named : null;
}

function refusalText(message: Fields, isRefused: boolean): string | null {
  const part = items(message.content)
    .map(fields)
    .find((candidate) => candidate?.type === "refusal");
  const refusal = message.refusal ?? part?.refusal;
  if (typeof refusal === "string" && refusal.trim() !== "") return refusal;
  return isRefused ? contentText(message.content) : null;
}

function tokenCount(value: unknown): number | null {
  const whole = typeof value === "number" && Number.isInteger(value);
  return whole && value >= 0 && value <= MAX_TOKENS ? value : null;
}
