import type OpenAI from "openai";
import type { Dialect } from "./dialect";
import type { AnswerFormat, Message, Question, RequestParams } from "./types";

type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;

export function requestBody(
  question: Question<unknown>,
  { messages, maxTokens, seed }: RequestParams,
  dialect: Dialect,
  model: string,
): Body {
  const body: Body = { model, messages: dialect.systemRole ? messages : foldSystem(messages) };
  const format = responseFormat(question.answer, dialect);
  if (format) body.response_format = format;
  if (dialect.tokenLimit !== "none") body[dialect.tokenLimit] = maxTokens;
  if (dialect.temperature === "any") body.temperature = question.temperature;
  if (dialect.temperature === "up_to_1") body.temperature = Math.min(question.temperature, 1);
  if (dialect.seed && seed !== undefined) body.seed = seed;
  return body;
}

function responseFormat(answer: AnswerFormat<unknown>, { format }: Dialect): Body["response_format"] {
  if (answer.kind === "prose" || format === "none") return undefined;
  if (format === "json_object") return { type: "json_object" };
  const schema = { ...answer.jsonSchema };
  return { type: "json_schema", json_schema: { name: answer.name, schema, strict: true } };
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
  end: "done" | "cut_off" | "filtered";
  /** The model's own words for why it will not answer. */
  refusal: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
}

const ENDS: Record<string, Reply["end"]> = {
  length: "cut_off",
  max_tokens: "cut_off",
  model_length: "cut_off",
  content_filter: "filtered",
  safety: "filtered",
};
/** Above any context window; a larger count is bogus, and would not fit the store's 32-bit integers. */
const MAX_TOKENS = 100_000_000;

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

/**
 * Parses a response body; null if it is no chat completion. Reasoning in fields of its own (`reasoning`,
 * `reasoning_content`) is ignored.
 *
 * @param maxTokens of the request, to recognise truncation where the endpoint gives no finish reason
 */
export function parseReply(body: unknown, maxTokens: number): Reply | null {
  const choices = fields(body)?.choices;
  if (!Array.isArray(choices)) return null;
  const choice = fields(choices[0]) ?? {};
  const message = fields(choice.message) ?? {};
  const usage = fields(fields(body)?.usage) ?? {};
  const completionTokens = tokenCount(usage.completion_tokens);
  const finish = typeof choice.finish_reason === "string" ? choice.finish_reason.toLowerCase() : null;
  const usedUp = finish === null && completionTokens !== null && completionTokens >= maxTokens;
  return {
    text: contentText(message.content ?? choice.text),
    end: usedUp ? "cut_off" : (ENDS[finish ?? ""] ?? "done"),
    refusal: refusalText(message, finish),
    promptTokens: tokenCount(usage.prompt_tokens),
    completionTokens,
  };
}

function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part) => (typeof part === "string" ? { type: "text", text: part } : (fields(part) ?? {})))
    .filter(({ type }) => type === undefined || type === "text" || type === "output_text")
    .map(({ text }) => (typeof text === "string" ? text : ""))
    .join("");
}

function refusalText(message: Fields, finish: string | null): string | null {
  const parts: unknown[] = Array.isArray(message.content) ? message.content : [];
  const part = parts.map(fields).find((candidate) => candidate?.type === "refusal");
  const refusal = message.refusal ?? part?.refusal;
  if (typeof refusal === "string" && refusal.trim() !== "") return refusal;
  return finish === "refusal" ? contentText(message.content) : null;
}

function tokenCount(value: unknown): number | null {
  const whole = typeof value === "number" && Number.isInteger(value);
  return whole && value >= 0 && value <= MAX_TOKENS ? value : null;
}
