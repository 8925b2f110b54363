const MAX_MESSAGE = 300;
/** Bounds on what is read of a body that may be hostile: characters, and levels of nesting. */
const MAX_READ = 10_000;
const MAX_DEPTH = 4;

/**
 * What a provider says went wrong, as one line of at most 300 characters: the shapes of OpenAI
 * (`error.message`), Ollama (`error`), vLLM (`message`), FastAPI (`detail`), else the body itself, without markup.
 */
export function providerMessage(body: unknown): string {
  const text = findMessage(body)
    .replace(/<(style|script|title)\b[^>]*>[\s\S]*?<\/\1>|<[^>]*>/gi, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return truncate(text, MAX_MESSAGE);
}

interface ProviderError {
  message: string;
  code?: string;
  type?: string;
  param?: string;
}

/** A provider's error with every field a bounded string, whatever the body holds. */
export function providerError(body: unknown): ProviderError {
  const error: unknown = typeof body === "object" && body && "error" in body ? body.error : undefined;
  const names = typeof error === "object" && error ? (error as Record<string, unknown>) : {};
  const text = (value: unknown) => (typeof value === "string" ? truncate(value, 100) : undefined);
  const [code, type, param] = [text(names.code), text(names.type), text(names.param)];
  return { message: providerMessage(body), code, type, param };
}

function findMessage(body: unknown, depth = 0): string {
  if (typeof body === "string") return body.slice(0, MAX_READ);
  if (typeof body !== "object" || body === null || depth > MAX_DEPTH) return "";
  const { error, message, detail } = body as { error?: unknown; message?: unknown; detail?: unknown };
  for (const part of [error, message, detail]) {
    if (typeof part === "string" && part !== "") return part.slice(0, MAX_READ);
    if (typeof part === "object" && part !== null) return findMessage(part, depth + 1);
  }
  try {
    return JSON.stringify(body).slice(0, MAX_READ);
  } catch {
    // Nested too deeply to be serialised.
    return "";
  }
}

/** Keys as providers write them (sk-…, nvapi-…, hf_…, gsk_…), also partly starred out. */
const KEY_LIKE = /\b(?:sk|pk|nvapi|hf|gsk|xai|key)[-_](?=[\w*-]*[\d*])[\w*-]{8,}|\bBearer\s+\S+/gi;

/** Cuts a text to a length in characters, ending it with an ellipsis. */
export function truncate(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

/** Replaces the given secret, and anything that looks like a key, by `[key]`. */
export function maskSecrets(text: string, secret?: string): string {
  const without = secret && secret.length >= 4 ? text.replaceAll(secret, "[key]") : text;
  return without.replace(KEY_LIKE, "[key]");
}
