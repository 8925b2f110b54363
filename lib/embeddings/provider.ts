import "server-only";
import OpenAI from "openai";
import { z } from "zod";
import { createEncoder, ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { type Env, env } from "@/lib/core/env";
import { singleton } from "@/lib/core/singleton";
import { boundedFetch } from "@/lib/net/bounded-fetch";

/** waywo's own embedding service answers with the vectors of llama-embed-nemotron-8b. */
const WAYWO_DIMENSIONS = 4096;
/** 64 vectors of 4096 numbers, written out, come to about 6 MiB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** One of the three services an embedding may come from, all reached through the same client. */
export interface EmbeddingProvider {
  twin: "built-in" | "external";
  /** Stored with every vector. */
  model: string;
  /** How many numbers a vector has; null until the first one tells. */
  dimensions: number | null;
  /** How many texts one request takes. */
  batch: number;
  /** The vectors of the texts, unchecked, in their order. */
  request(texts: string[], signal?: AbortSignal): Promise<unknown[]>;
}

const openaiAnswer = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.unknown() })),
});
const waywoAnswer = z.object({ embeddings: z.array(z.unknown()) });

interface ClientOptions {
  baseURL?: string | undefined;
  apiKey?: string | undefined;
  fetch: typeof fetch;
}

function client(options: ClientOptions, settings: Env): OpenAI {
  return new OpenAI({
    apiKey: options.apiKey ?? "none",
    baseURL: options.baseURL ?? null,
    organization: null,
    project: null,
    fetch: options.fetch,
    timeout: settings.LLM_TIMEOUT_MS,
    maxRetries: settings.LLM_MAX_RETRIES,
    logLevel: "off",
  });
}

function openaiProvider(api: OpenAI, rest: Omit<EmbeddingProvider, "request">): EmbeddingProvider {
  return {
    ...rest,
    async request(input, signal) {
      const answer = await api.embeddings.create(
        { model: rest.model, input, encoding_format: "float" },
        { signal: signal ?? null },
      );
      const { data } = openaiAnswer.parse(answer);
      return data.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)).map((item) => item.embedding);
    },
  };
}

function waywoProvider(api: OpenAI, dimensions: number): EmbeddingProvider {
  return {
    twin: "external",
    model: "waywo-embedding-service",
    dimensions,
    batch: 32,
    async request(documents, signal) {
      const answer = await api.post("/embed", { body: { documents }, signal: signal ?? null });
      return waywoAnswer.parse(answer).embeddings;
    },
  };
}

/** The provider the environment asks for; without any, the built-in encoder. */
export function makeProvider(settings: Env): EmbeddingProvider {
  const dimensions = settings.EMBEDDING_DIMENSIONS ?? null;
  const overNetwork = boundedFetch({ timeoutMs: settings.LLM_TIMEOUT_MS, maxBytes: MAX_BYTES });
  if (settings.EMBEDDING_URL) {
    const api = client({ baseURL: settings.EMBEDDING_URL, fetch: overNetwork }, settings);
    return waywoProvider(api, dimensions ?? WAYWO_DIMENSIONS);
  }
  if (settings.EMBEDDING_BASE_URL || settings.EMBEDDING_MODEL_NAME || settings.EMBEDDING_API_KEY) {
    const model = settings.EMBEDDING_MODEL_NAME ?? "default";
    const { EMBEDDING_BASE_URL: baseURL, EMBEDDING_API_KEY: apiKey } = settings;
    const api = client({ baseURL, apiKey, fetch: overNetwork }, settings);
    return openaiProvider(api, { twin: "external", model, dimensions, batch: 64 });
  }
  const { fetch } = singleton("encoder", () => createEncoder());
  const api = client({ baseURL: "http://built-in.invalid/v1", fetch }, settings);
  return openaiProvider(api, { twin: "built-in", model: ENCODER_NAME, dimensions: 512, batch: 64 });
}

/** The process's provider. */
export function embeddingProvider(): EmbeddingProvider {
  return singleton("embeddings", () => makeProvider(env()));
}
