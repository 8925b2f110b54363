export type Fields = Record<string, unknown>;

/** An object's fields; undefined for anything else. */
export const fields = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

export const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** How deep parts may stand in parts. */
const MAX_DEPTH = 4;
const TEXT_PART = /^(?:text|output_text|input_text|message|markdown|(?:output_)?json(?:_object)?)$/;

/**
 * The text of a message's content: a text, a list of parts (their thinking left out), or an object that was meant as
 * one and was parsed on the way.
 */
export function contentText(content: unknown, depth = 0): string {
  if (typeof content === "string") return content;
  if (depth > MAX_DEPTH) return "";
  if (Array.isArray(content)) return content.map((part) => contentText(part, depth + 1)).join("");
  const part = fields(content);
  if (part === undefined) return "";
  if (typeof part.type === "string" && isPart(part))
    return TEXT_PART.test(part.type) ? partText(part, depth) : "";
  return Object.keys(part).join() === "text" ? partText(part, depth) : JSON.stringify(part);
}

/** A part holds something under its type's name, or one of the names that go with any; an answer's object does not. */
const isPart = ({ type, ...rest }: Fields) =>
  ["text", "content", "json", "refusal", "image_url", "summary", String(type)].some((name) => name in rest) ||
  Object.keys(rest).length === 0;

function partText({ text, content, json, output }: Fields, depth: number): string {
  const inner = text ?? content ?? json ?? output;
  const value = fields(inner)?.value;
  return contentText(typeof value === "string" ? value : inner, depth + 1);
}

/** What a message calls tools with, one call a line: some models answer a request for an object that way. */
export function callArguments(message: Fields): string {
  const calls = [...items(message.tool_calls).map((call) => fields(call)?.function), message.function_call];
  return calls
    .map((call) => fields(call)?.arguments)
    .filter((given) => given !== undefined && given !== null)
    .map((given) => (typeof given === "string" ? given : JSON.stringify(given)))
    .join("\n");
}
