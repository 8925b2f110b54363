import { goodAnswer } from "./ideas";
import { hash } from "./random";
import type { StubHook, StubReply, StubRequest } from "./types";

const REMARKS = [
  "You can delete, but you cannot correct it.",
  "Sure! Here is the project idea that you asked for, in two paragraphs of plain prose:",
  "The user wants a project. The project must be specific. I will now write the project.",
  "I hope that this helps you! Please let me know if you would like me to change anything in it, or to add more " +
    "details. I can also write another one, longer or shorter, and for somebody else, whenever you want me to.",
];
const LONG_TITLES = [
  "A Very Small Companion For All Your Days",
  "The Best New Way To Keep Good Things",
  "One Simple Place Where Everything Has Its Name",
];
const NO_TAGS = ["it is a project that helps people to do it", "a tool which is very useful for you", "ok"];

/**
 * A model of 270 million parameters behind a server that enforces the format: it never closes a list or a text that
 * has no bound, says the same again while seed and temperature stay, writes remarks and titles of eight words, and
 * copies what it was given.
 */
export const smallModel: StubHook = (request) => {
  if (request.route !== "chat") return undefined;
  if (hasUnbounded(schemaOf(request))) return { fault: "stall" };
  const { seed, temperature, max_tokens } = request.body;
  const mood = hash(`${request.messages.at(1)?.content} ${seed} ${temperature}`);
  if (request.column === "metadata") return { say: JSON.stringify(metadata(request, mood)) };
  if (request.column === "idea_quality") return undefined;
  return prose(request, mood, Number(max_tokens));
};

const oneOf = (texts: readonly string[], mood: number) => texts[(mood >>> 8) % texts.length];

function prose(request: StubRequest, mood: number, maxTokens: number): StubReply {
  if (mood % 20 < 7) return { say: oneOf(REMARKS, mood) };
  // Four characters a token, as the stub counts.
  if (mood % 20 === 7) return { say: "and so on and on ".repeat(maxTokens / 4), finish: "length" };
  return { say: goodAnswer({ ...request, columnIndex: mood % 3000 }) };
}

function metadata(request: StubRequest, mood: number) {
  const good = JSON.parse(goodAnswer(request));
  const kind = mood % 20;
  return {
    ...good,
    ...(kind < 12 && { title: oneOf(LONG_TITLES, mood) }),
    ...(kind === 12 && { title: "The project's name" }),
    ...(kind === 13 && { description: `${good.short_description}.` }),
    ...(kind % 5 === 4 && { hashtags: NO_TAGS }),
  };
}

type Schema = { [key: string]: unknown };
const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

function schemaOf({ body }: StubRequest): unknown {
  const format = isSchema(body.response_format) ? body.response_format.json_schema : undefined;
  return isSchema(format) ? format.schema : undefined;
}

/** Whether a schema has a text or a list that a grammar would let go on for ever. */
export function hasUnbounded(schema: unknown): boolean {
  if (!isSchema(schema)) return false;
  if (schema.type === "string" && schema.maxLength === undefined && schema.enum === undefined) return true;
  if (schema.type === "array" && schema.maxItems === undefined) return true;
  return Object.values(schema).some(hasUnbounded);
}
