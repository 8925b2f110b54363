/** A chat completion, as far as it matters here. */
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
/** Above any context window there is; a larger count is no count, and the store's integers have 32 bits. */
const MAX_TOKENS = 100_000_000;

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

/**
 * Reads the body of an answer; null if it is no chat completion. Thinking in fields of its own (`reasoning`,
 * `reasoning_content`) is left where it is: it is never an answer.
 *
 * @param room the tokens the answer was given, to tell a cut by endpoints that do not say
 */
export function readReply(body: unknown, room: number): Reply | null {
  const choices = fields(body)?.choices;
  if (!Array.isArray(choices)) return null;
  const choice = fields(choices[0]) ?? {};
  const message = fields(choice.message) ?? {};
  const usage = fields(fields(body)?.usage) ?? {};
  const completionTokens = count(usage.completion_tokens);
  const finish = typeof choice.finish_reason === "string" ? choice.finish_reason.toLowerCase() : null;
  const unsaid = finish === null && completionTokens !== null && completionTokens >= room;
  return {
    text: readContent(message.content ?? choice.text),
    end: unsaid ? "cut_off" : (ENDS[finish ?? ""] ?? "done"),
    refusal: readRefusal(message, finish),
    promptTokens: count(usage.prompt_tokens),
    completionTokens,
  };
}

/** A string, or the text parts of an array of parts. */
function readContent(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part) => (typeof part === "string" ? { type: "text", text: part } : (fields(part) ?? {})))
    .filter(({ type }) => type === undefined || type === "text" || type === "output_text")
    .map(({ text }) => (typeof text === "string" ? text : ""))
    .join("");
}

function readRefusal(message: Fields, finish: string | null): string | null {
  const parts: unknown[] = Array.isArray(message.content) ? message.content : [];
  const part = parts.map(fields).find((candidate) => candidate?.type === "refusal");
  const words = message.refusal ?? part?.refusal;
  if (typeof words === "string" && words.trim() !== "") return words;
  return finish === "refusal" ? readContent(message.content) : null;
}

function count(value: unknown): number | null {
  const whole = typeof value === "number" && Number.isInteger(value);
  return whole && value >= 0 && value <= MAX_TOKENS ? value : null;
}
