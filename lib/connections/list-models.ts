import "server-only";
import type { ModelList } from "@/lib/contracts/connections";
import { DomainError } from "@/lib/core/errors";
import { embeddingFailures } from "@/lib/embeddings/failures";
import { llmFailures } from "@/lib/llm/endpoint";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { thrownFailure } from "@/lib/net/http-error";
import { sdkClient } from "@/lib/net/sdk-client";
import { connectionFailure, plainFailures } from "./failure";
import { type CheckedEndpoint, checkEndpoint, type GivenEndpoint } from "./given-endpoint";
import { type ListedModel, readModelList } from "./model-list";

/** A list costs the endpoint nothing; one that takes longer is typed sooner. */
const TIMEOUT_MS = 10_000;
/** Ten thousand models with descriptions; a larger one would hold up this thread while it is parsed. */
const MAX_BYTES = 3 * 1024 * 1024;
/** More than anybody reads: the page searches among them. */
const MAX_MODELS = 2000;

/**
 * The models that an endpoint says it has. What goes wrong is told in the answer.
 *
 * @throws InvalidRequestError where what was entered cannot be an endpoint
 */
export async function listModels(
  { service, ...given }: GivenEndpoint & { service: "llm" | "embeddings" },
  signal: AbortSignal,
): Promise<ModelList> {
  const endpoint = checkEndpoint(given, service);
  try {
    const models = await fetchModels(endpoint, service, signal);
    return { ok: true, error: null, models: models.slice(0, MAX_MODELS), total: models.length };
  } catch (thrown) {
    return { ok: false, error: connectionFailure(thrown), models: [], total: 0 };
  }
}

/** @throws DomainError of the service; llm_not_found where it has no list */
export async function fetchModels(
  { baseUrl, apiKey }: CheckedEndpoint,
  service: "llm" | "embeddings",
  signal: AbortSignal,
): Promise<ListedModel[]> {
  const client = sdkClient({
    baseURL: baseUrl,
    apiKey,
    fetch: boundedFetch({ timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }),
    timeoutMs: TIMEOUT_MS,
  });
  const failures = plainFailures(service === "llm" ? llmFailures : embeddingFailures("EMBEDDING_BASE_URL"));
  let body: unknown;
  try {
    body = await client.get("/models", { signal });
  } catch (thrown) {
    signal.throwIfAborted();
    const { error } = thrownFailure(thrown, { host: new URL(baseUrl).host, failures });
    if (error.code !== failures.notFound[0]) throw error;
    throw new DomainError(error.code, "The endpoint has no list of models at this address.");
  }
  const models = readModelList(body, apiKey);
  if (models === null) throw new DomainError(failures.unreadable[0], "What answered is no list of models.");
  return models;
}
