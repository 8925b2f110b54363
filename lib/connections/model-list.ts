export interface ListedModel {
  name: string;
  /** The window in tokens, where the list tells it. */
  context: number | null;
}

/** Models of a list. */
export interface FoundModels {
  /** By name, the first 2,000 of those that are wanted. */
  models: ListedModel[];
  /** All of the list that can be chosen. */
  total: number;
}

/** More than anybody reads: the page searches among them. */
const MAX_MODELS = 2000;
/** Entries of a list that are looked at; it may be hostile. */
const MAX_ENTRIES = 20_000;
/** What LLM_MODEL_NAME takes. */
const MODEL_NAME = /^[^\p{Cc}\u2028\u2029]{1,200}$/u;
/** Above any window there is. */
const MAX_CONTEXT = 100_000_000;

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};

/**
 * The models in the body of an answer, or the one called `name`. To be called in a worker thread: a hostile body of 3 MiB
 * takes a fifth of a second to parse.
 *
 * @returns null where the body is no list
 */
export function findModels(
  body: ArrayBuffer,
  { key, name }: { key?: string | undefined; name?: string | undefined },
): FoundModels | null {
  const all = readModelList(parseJson(body), key);
  if (!all) return null;
  const wanted = name === undefined ? all : all.filter((model) => model.name === name);
  return { models: wanted.slice(0, MAX_MODELS), total: all.length };
}

function parseJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/**
 * The models of a list in the shapes that servers give it: OpenAI's `data`, Ollama's and Gemini's own `models`, a bare
 * list. By name, each once; names that no setting takes, or that hold the key, are left out.
 *
 * @returns null where the body is no such list
 */
export function readModelList(body: unknown, key?: string): ListedModel[] | null {
  const { data, models } = fields(body);
  const list = [body, data, models].find(Array.isArray);
  if (!list) return null;
  const found = new Map<string, ListedModel>();
  for (const entry of list.slice(0, MAX_ENTRIES)) {
    const { id, name, model } = fields(entry);
    const called = [entry, id, model, name].find((value) => typeof value === "string");
    if (typeof called !== "string" || !MODEL_NAME.test(called) || (key && called.includes(key))) continue;
    if (!found.has(called)) found.set(called, { name: called, context: contextOf(fields(entry)) });
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** vLLM, OpenRouter, Groq, Mistral, LM Studio and llama.cpp, in this order. */
function contextOf(entry: Fields): number | null {
  const told = [
    entry.max_model_len,
    entry.context_length,
    entry.context_window,
    entry.max_context_length,
    entry.loaded_context_length,
    fields(entry.meta).n_ctx,
    fields(entry.meta).n_ctx_train,
  ];
  return told.find(isWindow) ?? null;
}

const isWindow = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value > 0 && value <= MAX_CONTEXT;
