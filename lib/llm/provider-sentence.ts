const MAX_SENTENCE = 300;
/** Characters looked at of what a provider says, and objects gone into. */
const MAX_READ = 10_000;
const MAX_DEPTH = 4;
/** Keys as providers write them (sk-…, nvapi-…, hf_…, gsk_…), also partly starred out. */
const KEY_LIKE = /\b(?:sk|pk|nvapi|hf|gsk|xai|key)[-_](?=[\w*-]*[\d*])[\w*-]{8,}|\bBearer\s+\S+/gi;

/** Cuts a text to a length, saying so with an ellipsis. */
export function bounded(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

/** A text without the given secret and without anything that looks like a key. */
export function maskSecrets(text: string, secret?: string): string {
  const without = secret && secret.length >= 4 ? text.replaceAll(secret, "[key]") : text;
  return without.replace(KEY_LIKE, "[key]");
}

/**
 * What a provider says went wrong, as one line of at most 300 characters: the shapes of OpenAI
 * (`error.message`), Ollama (`error`), vLLM (`message`), FastAPI (`detail`), else the body itself, without markup.
 */
export function providerSentence(body: unknown): string {
  const text = tell(body)
    .replace(/<(style|script|title)\b[^>]*>[\s\S]*?<\/\1>|<[^>]*>/gi, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return bounded(text, MAX_SENTENCE);
}

/** A provider's error as far as it can be trusted to be texts: its sentence, and its names for what is wrong. */
export function providerError(body: unknown): {
  message: string;
  code?: string;
  type?: string;
  param?: string;
} {
  const error: unknown = typeof body === "object" && body && "error" in body ? body.error : undefined;
  const names = typeof error === "object" && error ? (error as Record<string, unknown>) : {};
  const text = (value: unknown) => (typeof value === "string" ? bounded(value, 100) : undefined);
  const [code, type, param] = [text(names.code), text(names.type), text(names.param)];
  return { message: providerSentence(body), code, type, param };
}

function tell(body: unknown, depth = 0): string {
  if (typeof body === "string") return body.slice(0, MAX_READ);
  if (typeof body !== "object" || body === null || depth > MAX_DEPTH) return "";
  const said = body as { error?: unknown; message?: unknown; detail?: unknown };
  for (const part of [said.error, said.message, said.detail]) {
    if (typeof part === "string" && part !== "") return part.slice(0, MAX_READ);
    if (typeof part === "object" && part !== null) return tell(part, depth + 1);
  }
  try {
    return JSON.stringify(body).slice(0, MAX_READ);
  } catch {
    // Nested too deeply to be written down.
    return "";
  }
}
