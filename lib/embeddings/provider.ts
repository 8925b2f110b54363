import "server-only";
import OpenAI from "openai";
import { z } from "zod";
import { createEncoder, ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { singleton } from "@/lib/core/singleton";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { fromSettings, type Settings } from "@/lib/settings/settings";

/** waywo's own embedding service answers with the vectors of llama-embed-nemotron-8b. */
const WAYWO_DIMENSIONS = 4096;
/** 64 vectors of 4096 numbers take about 6 MiB as JSON. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Where embeddings come from: an OpenAI-compatible API, a waywo service, or the built-in encoder. */
export interface EmbeddingProvider {
  twin: "built-in" | "external";
  model: string;
  /** How many numbers a vector has; null until the first one tells. */
  dimensions: number | null;
  batch: number;
  /** The vectors of the texts in their order, not yet validated. */
  request(texts: string[], signal?: AbortSignal): Promise<unknown[]>;
}

const PROVIDER_SETTINGS = [
  "EMBEDDING_BASE_URL",
  "EMBEDDING_MODEL_NAME",
  "EMBEDDING_API_KEY",
  "EMBEDDING_URL",
  "EMBEDDING_DIMENSIONS",
  "LLM_TIMEOUT_MS",
  "LLM_MAX_RETRIES",
] as const;
type ProviderSettings = Pick<Settings, (typeof PROVIDER_SETTINGS)[number]>;

const openaiResponse = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.unknown() })),
});
const waywoResponse = z.object({ embeddings: z.array(z.unknown()) });

/** The provider that the settings name; the built-in encoder where they name none. */
function makeProvider(from: ProviderSettings): EmbeddingProvider {
  const dimensions = from.EMBEDDING_DIMENSIONS ?? null;
  const overNetwork = boundedFetch({ timeoutMs: from.LLM_TIMEOUT_MS, maxBytes: MAX_BYTES });
  if (from.EMBEDDING_URL) {
    const client = makeClient({ baseURL: from.EMBEDDING_URL, fetch: overNetwork }, from);
    return waywoProvider(client, dimensions ?? WAYWO_DIMENSIONS);
  }
  if (from.EMBEDDING_BASE_URL || from.EMBEDDING_MODEL_NAME || from.EMBEDDING_API_KEY) {
    const { EMBEDDING_BASE_URL: baseURL, EMBEDDING_API_KEY: apiKey } = from;
    const model = from.EMBEDDING_MODEL_NAME ?? "default";
    const client = makeClient({ baseURL, apiKey, fetch: overNetwork }, from);
    return openaiProvider(client, { twin: "external", model, dimensions, batch: 64 });
  }
  const { fetch } = singleton("encoder", () => createEncoder());
  const client = makeClient({ baseURL: "http://built-in.invalid/v1", fetch }, from);
  return openaiProvider(client, { twin: "built-in", model: ENCODER_NAME, dimensions: 512, batch: 64 });
}

export function embeddingProvider(): EmbeddingProvider {
  return fromSettings("embeddings.provider", PROVIDER_SETTINGS, makeProvider);
}

interface ClientOptions {
  baseURL?: string | undefined;
  apiKey?: string | undefined;
  fetch: typeof fetch;
}

function makeClient({ baseURL, apiKey, fetch }: ClientOptions, from: ProviderSettings): OpenAI {
  return new OpenAI({
    apiKey: apiKey ?? "none",
    fetch,
    timeout: from.LLM_TIMEOUT_MS,
    maxRetries: from.LLM_MAX_RETRIES,
    // null keeps the SDK from reading variables of its own.
    baseURL: baseURL ?? null,
    organization: null,
    project: null,
    logLevel: "off",
  });
}

function openaiProvider(client: OpenAI, rest: Omit<EmbeddingProvider, "request">): EmbeddingProvider {
  return {
    ...rest,
    async request(input, signal) {
      const response = await client.embeddings.create(
        { model: rest.model, input, encoding_format: "float" },
        { signal: signal ?? null },
      );
      const { data } = openaiResponse.parse(response);
      return data.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)).map((item) => item.embedding);
    },
  };
}

function waywoProvider(client: OpenAI, dimensions: number): EmbeddingProvider {
  return {
    twin: "external",
    model: "waywo-embedding-service",
    dimensions,
    batch: 32,
    async request(documents, signal) {
      const response = await client.post("/embed", { body: { documents }, signal: signal ?? null });
      return waywoResponse.parse(response).embeddings;
    },
  };
}
