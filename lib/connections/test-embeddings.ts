import "server-only";
import type { EmbeddingTest } from "@/lib/contracts/connections";
import { DomainError } from "@/lib/core/errors";
import { callEmbeddings } from "@/lib/embeddings/call-embeddings";
import { PLAIN_TEXT } from "@/lib/embeddings/explain-refusal";
import { makeProvider } from "@/lib/embeddings/provider";
import { isVector } from "@/lib/embeddings/read-embeddings";
import { realClock } from "@/lib/net/clock";
import { AdaptiveLimiter } from "@/lib/net/limiter";
import { sizeOfReembedding } from "@/lib/projects/reembed-projects";
import { settings } from "@/lib/settings/settings";
import { connectionFailure, plainFailures } from "./failure";
import { type CheckedEndpoint, checkEndpoint, type GivenEndpoint } from "./given-endpoint";

const MAX_CALL_MS = 60_000;
/** As long as most projects are; so many that the pace of a batch shows. */
const TEXTS = Array.from(
  { length: 8 },
  (_, at) =>
    `${PLAIN_TEXT} ${at + 1}: somebody keeps the books they want to read on paper and in three apps. This keeps one list, ` +
    "knows which of them the library around the corner has, and says so on the way home.",
);
const TOKENS_IN_PRICE = 1_000_000;

/**
 * Has an embedding service embed a few texts, and says what re-embedding the store would take. What goes wrong is told
 * in the answer. Nothing of it is stored.
 *
 * @throws InvalidRequestError where what was entered cannot be a service
 */
export async function testEmbeddings(
  { kind, ...given }: GivenEndpoint & { kind: "openai" | "waywo" },
  signal: AbortSignal,
): Promise<EmbeddingTest> {
  const checked = checkEndpoint(given, kind === "waywo" ? "waywo" : "embeddings");
  const provider = providerOf(checked, kind);
  const { projects, tokens } = await sizeOfReembedding();
  const startedAt = performance.now();
  const [dimensions, error] = await embed(provider, signal).then(
    (length) => [length, null] as const,
    (thrown: unknown) => [null, connectionFailure(thrown)] as const,
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const price = settings().EMBEDDING_PRICE_INPUT;
  return {
    ok: dimensions !== null,
    error,
    model: provider.model,
    host: provider.host,
    dimensions,
    seconds: Math.round(seconds * 100) / 100,
    texts: TEXTS.length,
    reembedding: {
      projects,
      tokens,
      seconds: dimensions === null ? null : Math.ceil((seconds / TEXTS.length) * projects),
      cost: price === undefined ? null : (tokens / TOKENS_IN_PRICE) * price,
    },
  };
}

type Provider = ReturnType<typeof makeProvider>;

function providerOf({ baseUrl, model, apiKey }: CheckedEndpoint, kind: "openai" | "waywo"): Provider {
  const provider = makeProvider({
    EMBEDDING_BASE_URL: kind === "openai" ? baseUrl : undefined,
    EMBEDDING_URL: kind === "waywo" ? baseUrl : undefined,
    EMBEDDING_MODEL_NAME: model,
    EMBEDDING_API_KEY: apiKey,
    EMBEDDING_DIMENSIONS: undefined,
    LLM_TIMEOUT_MS: Math.min(settings().LLM_TIMEOUT_MS, MAX_CALL_MS),
  });
  return { ...provider, failures: plainFailures(provider.failures) };
}

/** @returns the numbers in a vector @throws DomainError `embedding_*` */
async function embed(provider: Provider, signal: AbortSignal): Promise<number> {
  const deps = { provider, limiter: new AdaptiveLimiter(1), clock: realClock };
  const result = await callEmbeddings(TEXTS, signal, deps);
  if ("failure" in result) throw result.failure.error;
  const unusable = result.embeddings.find((embedding) => !isVector(embedding));
  if (unusable instanceof DomainError) throw unusable;
  return result.embeddings.find(isVector)?.length ?? 0;
}
