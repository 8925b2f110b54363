import "server-only";
import type OpenAI from "openai";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import type { OutsideService } from "@/lib/net/call-failure";
import { sdkClient } from "@/lib/net/sdk-client";
import { fromSettings, type Settings } from "@/lib/settings/settings";
import { encoderFetch } from "@/lib/workers/compute";
import { dialectFields, type EmbeddingDialect, PLAIN_DIALECT } from "./dialect";
import { embeddingFailures } from "./failures";
import { VectorLength } from "./vector-length";

/** waywo's own embedding service answers with the vectors of llama-embed-nemotron-8b. */
const WAYWO_DIMENSIONS = 4096;
/** 64 vectors of 4096 numbers take about 6 MiB as JSON. */
const MAX_BYTES = 32 * 1024 * 1024;
/** The encoder takes one text after another anyway, and the JSON of 64 vectors takes this thread 8 ms to read. */
const BUILT_IN_BATCH = 8;

/** Where embeddings come from: an OpenAI-compatible API, a waywo service, or the built-in encoder. */
export interface EmbeddingProvider extends OutsideService {
  twin: "built-in" | "external";
  model: string;
  /** How many texts go into one request; lowered where a service takes fewer. */
  batch: number;
  /** What the service takes, as far as its refusals have told. */
  dialect: EmbeddingDialect;
  /** Whether there are others; `tried` once the service has refused them all, until it takes a request again. */
  otherDialects: "none" | "to try" | "tried";
  length: VectorLength;
  client: OpenAI;
  /** Makes one request. @returns the answer's body, not yet read */
  request(texts: string[], dialect: EmbeddingDialect, signal: AbortSignal): Promise<unknown>;
}

const PROVIDER_SETTINGS = [
  "EMBEDDING_BASE_URL",
  "EMBEDDING_MODEL_NAME",
  "EMBEDDING_API_KEY",
  "EMBEDDING_URL",
  "EMBEDDING_DIMENSIONS",
  "LLM_TIMEOUT_MS",
] as const;
type ProviderSettings = Pick<Settings, (typeof PROVIDER_SETTINGS)[number]>;

/** The provider that the settings name; the built-in encoder where they name none. */
export function makeProvider(from: ProviderSettings): EmbeddingProvider {
  const { EMBEDDING_BASE_URL, EMBEDDING_URL, EMBEDDING_API_KEY: apiKey, LLM_TIMEOUT_MS: timeoutMs } = from;
  const dimensions = from.EMBEDDING_DIMENSIONS ?? null;
  const overNetwork = boundedFetch({ timeoutMs, maxBytes: MAX_BYTES });
  if (EMBEDDING_URL) {
    const client = sdkClient({ baseURL: EMBEDDING_URL, apiKey, fetch: overNetwork, timeoutMs });
    return waywoProvider(client, dimensions ?? WAYWO_DIMENSIONS);
  }
  if (EMBEDDING_BASE_URL || from.EMBEDDING_MODEL_NAME || apiKey) {
    const client = sdkClient({ baseURL: EMBEDDING_BASE_URL, apiKey, fetch: overNetwork, timeoutMs });
    const model = from.EMBEDDING_MODEL_NAME ?? "default";
    return openaiProvider(client, { twin: "external", model, dimensions, batch: 64 });
  }
  const client = sdkClient({ baseURL: "http://built-in.invalid/v1", apiKey, fetch: encoderFetch, timeoutMs });
  return openaiProvider(client, {
    twin: "built-in",
    model: ENCODER_NAME,
    dimensions: 512,
    batch: BUILT_IN_BATCH,
  });
}

export function embeddingProvider(): EmbeddingProvider {
  return fromSettings("embeddings.provider", PROVIDER_SETTINGS, makeProvider);
}

interface OpenaiOptions extends Pick<EmbeddingProvider, "twin" | "model" | "batch"> {
  dimensions: number | null;
}

function openaiProvider(
  client: OpenAI,
  { twin, model, dimensions, batch }: OpenaiOptions,
): EmbeddingProvider {
  return {
    twin,
    model,
    batch,
    dialect: PLAIN_DIALECT,
    otherDialects: twin === "external" ? "to try" : "none",
    length: new VectorLength(dimensions),
    client,
    host: new URL(client.baseURL).host,
    failures: embeddingFailures("EMBEDDING_BASE_URL"),
    request: (input, dialect, signal) =>
      client.post("/embeddings", { body: { model, input, ...dialectFields(dialect) }, signal }),
  };
}

function waywoProvider(client: OpenAI, dimensions: number): EmbeddingProvider {
  return {
    twin: "external",
    model: "waywo-embedding-service",
    batch: 32,
    dialect: PLAIN_DIALECT,
    otherDialects: "none",
    length: new VectorLength(dimensions),
    client,
    host: new URL(client.baseURL).host,
    failures: embeddingFailures("EMBEDDING_URL"),
    request: (documents, _dialect, signal) => client.post("/embed", { body: { documents }, signal }),
  };
}
