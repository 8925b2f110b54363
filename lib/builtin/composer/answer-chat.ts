import type { Catalogue } from "./catalogue";
import type { ChatRequest } from "./chat-request";
import { type Feedback, readConversation } from "./feedback";
import { type ComposedIdea, composeIdea } from "./idea/compose-idea";
import { situationsFor } from "./idea/situations";
import { briefTags, type IdeaBrief, parseIdeaPrompt, withoutFenceDigits } from "./idea-brief";
import { fillSchema, fitToSchema } from "./json-schema";
import { compareIdeas } from "./judge/compare-ideas";
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

  /** Writes alternatives about situations far apart, which no row nearby has. */
  function writeIdeas(
    brief: IdeaBrief,
    request: ChatRequest,
    question: string,
    feedback: Feedback,
  ): ComposedIdea[] {
    const temperature = request.temperature ?? DEFAULT_TEMPERATURE;
    const given = temperature === 0 ? hash(withoutFenceDigits(question)) : request.seed;
    const first = given ?? Math.floor(Math.random() * MAX_SEED);
    const seed = feedback.rounds > 0 ? hash(`${first}/${feedback.rounds}`) % MAX_SEED : Math.abs(first);
    const earlier = request.messages.filter(({ role }) => role === "assistant");
    const count = brief.alternatives ?? 1;
    const apart = Math.max(1, Math.floor(situationsFor(catalogue, briefTags(brief)).length / count));
    const ideas: ComposedIdea[] = [];
    const isTaken = (name: string) =>
      earlier.some(({ content }) => content.includes(name)) ||
      ideas.some((idea) => idea.name === name) ||
      (given == null && recentNames.has(name));
    for (let at = 0; at < count; at++) {
      const options = { temperature, seed: seed + at * apart, isTaken };
      const idea = composeIdea(catalogue, brief, options);
      if (given == null) remember(idea.name);
      ideas.push({ ...idea, text: applyFeedback(catalogue, idea.text, brief, feedback) });
    }
    return ideas;
  }

  return (request) => {
    const { question, feedback } = readConversation(request.messages);
    const format = request.response_format;
    const schema = format?.type === "json_schema" ? (format.json_schema.schema ?? null) : null;
    const json =
      writeMetadata(catalogue, question, feedback, request.seed) ??
      writeVerdict(catalogue, question, feedback) ??
      compareIdeas(catalogue, question);
    if (json) return JSON.stringify(fitToSchema(json, schema, UNKNOWN_PROMPT_ANSWER));
    const brief = parseIdeaPrompt(question);
    const ideas = brief ? writeIdeas(brief, request, question, feedback) : [];
    if (brief?.alternatives) return JSON.stringify({ ideas: withProbabilities(ideas) });
    const prose = ideas[0]?.text ?? UNKNOWN_PROMPT_ANSWER;
    if (schema) return JSON.stringify(fillSchema(schema, prose));
    return format?.type === "json_object" ? JSON.stringify({ [brief ? "idea" : "message"]: prose }) : prose;
  };
}

/** A rare kind of project is improbable: 0.1 for the most common, 0.02 for the rarest. */
function withProbabilities(ideas: readonly ComposedIdea[]): { probability: number; idea: string }[] {
  return ideas.map(({ text, rarity }) => ({ probability: Math.round(10 / rarity) / 100, idea: text }));
}

function applyFeedback(catalogue: Catalogue, text: string, brief: IdeaBrief, feedback: Feedback): string {
  const added = [brief.primary, ...brief.required]
    .filter((tag) => mentions(feedback.text, tag))
    .map((tag) => catalogue.wordFor(tag))
    .filter((word) => !mentions(text, word))
    .map((word) => `A part of its own is given to ${word}.`);
  const whole = [text, ...added].join(" ");
  const tooLong = /\b(too long|shorter)\b/i.test(feedback.text);
  return tooLong ? whole.split("\n\n").slice(0, 2).join("\n\n") : whole;
}
