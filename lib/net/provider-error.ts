import { withoutMarkup } from "@/lib/core/markup";
import { maskSecrets } from "@/lib/core/secrets";
import { cutText } from "@/lib/core/unicode";

const MAX_MESSAGE = 300;
/** How deep a message may stand in a body. */
const MAX_DEPTH = 4;
/** Bounds on a body that is shown whole and may be hostile: characters of a text, entries of a level, and levels. */
const MAX_READ = 10_000;
const MAX_ENTRIES = 50;
const MAX_LEVELS = 20;

/**
 * What a provider says went wrong, as one line of at most 300 characters without secrets: the shapes of OpenAI
 * (`error.message`), Ollama (`error`), vLLM (`message`), FastAPI (`detail`), else the body itself, without markup.
 */
export function providerMessage(body: unknown): string {
  const text = withoutMarkup(maskSecrets(findMessage(body)))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ")
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
  const text = (value: unknown) =>
    typeof value === "string" ? truncate(maskSecrets(value), 100) : undefined;
  const [code, type, param] = [text(names.code), text(names.type), text(names.param)];
  return { message: providerMessage(body), code, type, param };
}

function findMessage(body: unknown, depth = 0): string {
  if (typeof body === "string") return body;
  if (typeof body !== "object" || body === null || depth > MAX_DEPTH) return "";
  const { error, message, detail } = body as { error?: unknown; message?: unknown; detail?: unknown };
  for (const part of [error, message, detail]) {
    if (typeof part === "string" && part !== "") return part;
    if (typeof part === "object" && part !== null) return findMessage(part, depth + 1);
  }
  try {
    return JSON.stringify(bounded(body));
  } catch {
    // Nested too deeply to mean anything.
    return "";
  }
}

/** A copy of the beginning of a value, small enough to be serialised at once. @throws RangeError */
function bounded(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.slice(0, MAX_READ);
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_LEVELS) throw new RangeError("too many levels");
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map((item) => bounded(item, depth + 1));
  const entries: [string, unknown][] = [];
  for (const key in value) {
    if (entries.length === MAX_ENTRIES) break;
    if (Object.hasOwn(value, key))
      entries.push([key, bounded((value as Record<string, unknown>)[key], depth + 1)]);
  }
  return Object.fromEntries(entries);
}

/** Cuts a text to a length in UTF-16 units, between graphemes, ending it with an ellipsis. What may hold a secret is masked before. */
export function truncate(text: string, max: number): string {
  return text.length <= max ? text : `${cutText(text, max - 1)}…`;
}
