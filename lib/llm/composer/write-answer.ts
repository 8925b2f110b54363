import { type Complaints, splitConversation } from "./complaints";
import { composeIdea } from "./compose-idea";
import { hash } from "./dice";
import { conform, fillSchema } from "./fill-schema";
import { writeVerdict } from "./judge/write-verdict";
import { knownTopic } from "./knowledge/find-topic";
import { labelOf } from "./label";
import { remember, wasGiven } from "./name-memory";
import type { ChatRequest } from "./read-request";
import { readWishes, type Wishes } from "./read-wishes";
import { mentions } from "./words";
import { writeMetadata } from "./write-metadata";

export const HONEST_SENTENCE =
  "I am the built-in composer of Waywo Designer, not a language model: I only write project ideas, their " +
  "metadata and their scores.";

/** What OpenAI assumes where a request names no temperature. */
const DEFAULT_TEMPERATURE = 1;

/** The text that answers a chat: a pure function of the request where it has a seed or is at temperature 0. */
export function writeAnswer(request: ChatRequest): string {
  const { question, complaints } = splitConversation(request.messages);
  const format = request.response_format;
  const schema = format?.type === "json_schema" ? (format.json_schema.schema ?? null) : null;
  const json = writeMetadata(question, complaints) ?? writeVerdict(question, complaints);
  if (json) return JSON.stringify(conform(json, schema, HONEST_SENTENCE));
  const wishes = readWishes(question);
  const prose = wishes ? writeProse(wishes, request, question, complaints) : HONEST_SENTENCE;
  if (schema) return JSON.stringify(fillSchema(schema, prose));
  return format?.type === "json_object" ? JSON.stringify({ [wishes ? "idea" : "message"]: prose }) : prose;
}

function writeProse(wishes: Wishes, request: ChatRequest, question: string, complaints: Complaints): string {
  const temperature = request.temperature ?? DEFAULT_TEMPERATURE;
  const still = temperature === 0;
  const given = still ? hash(question) : request.seed;
  const seed = given ?? Math.floor(Math.random() * 2 ** 31);
  const again = complaints.turns > 0 ? hash(`${seed}/${complaints.turns}`) % 2 ** 31 : Math.abs(seed);
  const earlier = request.messages.filter(({ role }) => role === "assistant").map(({ content }) => content);
  const isTaken = (name: string) =>
    earlier.some((answer) => answer.includes(name)) || (given == null && wasGiven(name));
  const { name, text } = composeIdea(wishes, temperature, again, isTaken);
  if (given == null) remember(name);
  return honour(text, complaints, wishes);
}

/** Complaints about prose that can be met by words: a tag that is missing, a text that is too long. */
function honour(text: string, complaints: Complaints, wishes: Wishes): string {
  const missing = [wishes.primary, ...wishes.required]
    .filter((tag) => mentions(complaints.text, tag))
    .map((tag) => knownTopic(tag)?.label ?? labelOf(tag))
    .filter((label) => !mentions(text, label));
  const told = missing.map((label) => `A part of its own is given to ${label}.`);
  const whole = [text, ...told].join(" ");
  const tooLong = /\b(too long|shorter)\b/i.test(complaints.text);
  return tooLong ? whole.split("\n\n").slice(0, 2).join("\n\n") : whole;
}
