import type OpenAI from "openai";
import type { Dialect } from "./capabilities";
import type { Message } from "./conversation";
import type { Question } from "./question";

type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;
type Format = NonNullable<Body["response_format"]>;

/** What is asked this time, beside the question itself. */
export interface Asking {
  messages: Message[];
  /** Tokens. */
  room: number;
  seed: number | undefined;
}

/** The request for a question, in a dialect the endpoint takes. */
export function requestBody(
  question: Question<unknown>,
  { messages, room, seed }: Asking,
  dialect: Dialect,
  model: string,
): Body {
  const body: Body = { model, messages: dialect.systemRole ? messages : foldSystem(messages) };
  const format = responseFormat(question.answer, dialect);
  if (format) body.response_format = format;
  if (dialect.room !== "none") body[dialect.room] = room;
  if (dialect.temperature === "any") body.temperature = question.temperature;
  if (dialect.temperature === "up_to_1") body.temperature = Math.min(question.temperature, 1);
  if (dialect.seed && seed !== undefined) body.seed = seed;
  return body;
}

function responseFormat(answer: Question<unknown>["answer"], { format }: Dialect): Format | undefined {
  if (answer.kind === "prose" || format === "none") return undefined;
  if (format === "json_object") return { type: "json_object" };
  const schema = { ...answer.jsonSchema };
  return { type: "json_schema", json_schema: { name: answer.name, schema, strict: true } };
}

/** The system's words at the head of the first message, for templates that know only two roles. */
function foldSystem(messages: Message[]): Message[] {
  const [system, first, ...rest] = messages;
  if (system?.role !== "system" || !first) return messages;
  return [{ ...first, content: `${system.content}\n\n${first.content}` }, ...rest];
}
