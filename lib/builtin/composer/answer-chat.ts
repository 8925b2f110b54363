import type { Catalogue } from "./catalogue";
import type { ChatRequest } from "./chat-request";
import { type Feedback, readConversation } from "./feedback";
import { composeIdea } from "./idea/compose-idea";
import { type IdeaBrief, parseIdeaPrompt, withoutFenceDigits } from "./idea-brief";
import { fillSchema, fitToSchema } from "./json-schema";
import { writeVerdict } from "./judge/write-verdict";
import { writeMetadata } from "./metadata/write-metadata";
import { mentions } from "./text/english";
import { hash } from "./text/random";

export const UNKNOWN_PROMPT_ANSWER =
  "I am the built-in composer of Waywo Designer, not a language model: I only write project ideas, their " +
  "metadata and their scores.";

/** What OpenAI assumes where a request names no temperature. */
const DEFAULT_TEMPERATURE = 1;
const MAX_SEED = 2 ** 31;
const REMEMBERED_NAMES = 4000;

/**
 * Answers chats. An answer depends on the request alone if that has a seed or is at temperature 0; the others
 * avoid names that were given lately.
 */
export function createChat(catalogue: Catalogue): (request: ChatRequest) => string {
  const recentNames = new Set<string>();

  function remember(name: string): void {
    recentNames.add(name);
    for (const oldest of recentNames) {
      if (recentNames.size <= REMEMBERED_NAMES) break;
      recentNames.delete(oldest);
    }
  }

  function writeProse(brief: IdeaBrief, request: ChatRequest, question: string, feedback: Feedback): string {
    const temperature = request.temperature ?? DEFAULT_TEMPERATURE;
    const given = temperature === 0 ? hash(withoutFenceDigits(question)) : request.seed;
    const first = given ?? Math.floor(Math.random() * MAX_SEED);
    const seed = feedback.rounds > 0 ? hash(`${first}/${feedback.rounds}`) % MAX_SEED : Math.abs(first);
    const earlier = request.messages.filter(({ role }) => role === "assistant");
    const isTaken = (name: string) =>
      earlier.some(({ content }) => content.includes(name)) || (given == null && recentNames.has(name));
    const { name, text } = composeIdea(catalogue, brief, { temperature, seed, isTaken });
    if (given == null) remember(name);
    return applyFeedback(catalogue, text, brief, feedback);
  }

  return (request) => {
    const { question, feedback } = readConversation(request.messages);
    const format = request.response_format;
    const schema = format?.type === "json_schema" ? (format.json_schema.schema ?? null) : null;
    const json = writeMetadata(catalogue, question, feedback) ?? writeVerdict(catalogue, question, feedback);
    if (json) return JSON.stringify(fitToSchema(json, schema, UNKNOWN_PROMPT_ANSWER));
    const brief = parseIdeaPrompt(question);
    const prose = brief ? writeProse(brief, request, question, feedback) : UNKNOWN_PROMPT_ANSWER;
    if (schema) return JSON.stringify(fillSchema(schema, prose));
    return format?.type === "json_object" ? JSON.stringify({ [brief ? "idea" : "message"]: prose }) : prose;
  };
}

function applyFeedback(catalogue: Catalogue, text: string, brief: IdeaBrief, feedback: Feedback): string {
  const added = [brief.primary, ...brief.required]
    .filter((tag) => mentions(feedback.text, tag))
    .map((tag) => catalogue.topicFor(tag).label)
    .filter((label) => !mentions(text, label))
    .map((label) => `A part of its own is given to ${label}.`);
  const whole = [text, ...added].join(" ");
  const tooLong = /\b(too long|shorter)\b/i.test(feedback.text);
  return tooLong ? whole.split("\n\n").slice(0, 2).join("\n\n") : whole;
}
