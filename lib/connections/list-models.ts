import "server-only";
import type { ModelList } from "@/lib/contracts/connections";
import { DomainError } from "@/lib/core/errors";
import { embeddingFailures } from "@/lib/embeddings/failures";
import { llmFailures } from "@/lib/llm/endpoint";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { thrownFailure } from "@/lib/net/http-error";
import { sdkClient } from "@/lib/net/sdk-client";
import type { ModelListInput } from "@/lib/workers/messages";
import { workers } from "@/lib/workers/workers";
import { connectionFailure, plainFailures } from "./failure";
import { type CheckedEndpoint, checkEndpoint, type GivenEndpoint } from "./given-endpoint";
import type { FoundModels } from "./model-list";

/** A list costs the endpoint nothing; one that takes longer is typed sooner. */
const TIMEOUT_MS = 10_000;
/** Ten thousand models with descriptions. */
const MAX_BYTES = 3 * 1024 * 1024;
/** Of what an endpoint says instead of a list; it is parsed in this thread. */
const MAX_ERROR_CHARS = 16 * 1024;

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
    return { ok: true, error: null, ...(await fetchModels(endpoint, service, signal)) };
  } catch (thrown) {
    return { ok: false, error: connectionFailure(thrown), models: [], total: 0 };
  }
}

/**
 * The models of an endpoint's list, or the one called `name`; the list is parsed in a worker thread.
 *
 * @throws DomainError of the service; llm_not_found where it has no list
 */
export async function fetchModels(
  { baseUrl, apiKey }: CheckedEndpoint,
  service: "llm" | "embeddings",
  signal: AbortSignal,
  name?: string,
): Promise<FoundModels> {
  const client = sdkClient({
    baseURL: baseUrl,
    apiKey,
    fetch: withShortErrors(boundedFetch({ timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, isRead: false })),
    timeoutMs: TIMEOUT_MS,
  });
  const failures = plainFailures(service === "llm" ? llmFailures : embeddingFailures("EMBEDDING_BASE_URL"));
  let response: Response;
  try {
    response = await client.get("/models", { signal }).asResponse();
  } catch (thrown) {
    signal.throwIfAborted();
    const { error } = thrownFailure(thrown, { host: new URL(baseUrl).host, failures });
    if (error.code !== failures.notFound[0]) throw error;
    throw new DomainError(error.code, "The endpoint has no list of models at this address.");
  }
  const input: ModelListInput = { body: await response.arrayBuffer(), key: apiKey, name };
  const found = await workers().compute.call("models", input, { signal, transfer: [input.body] });
  if (found === null) throw new DomainError(failures.unreadable[0], "What answered is no list of models.");
  return found as FoundModels;
}

const withShortErrors =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init);
    if (response.ok || !response.body) return response;
    return new Response((await response.text()).slice(0, MAX_ERROR_CHARS), response);
  };
