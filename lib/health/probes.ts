import "server-only";
import type { HealthPart } from "@/lib/contracts/health";
import { db } from "@/lib/core/db";
import { DomainError, toDomainError } from "@/lib/core/errors";
import { embedTexts } from "@/lib/embeddings/embed-texts";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { llmEndpoint, type ModelEndpoint } from "@/lib/llm/endpoint";
import { thrownFailure } from "@/lib/net/http-error";
import { assertStoreInPlace } from "@/lib/store/identity";
import { readSql } from "@/lib/store/sql";

const TIMEOUT_MS = 3000;

/** Runs one probe: how long it took, and in one sentence what is wrong if it throws. */
export async function probePart(
  part: Pick<HealthPart, "twin" | "name">,
  probe: () => Promise<void>,
): Promise<HealthPart> {
  const start = performance.now();
  const took = () => Math.round((performance.now() - start) * 10) / 10;
  try {
    await probe();
    return { ok: true, ...part, took_ms: took() };
  } catch (error) {
    return { ok: false, ...part, took_ms: took(), error: toDomainError(error).message };
  }
}

export function probeStore(): Promise<HealthPart> {
  return probePart({ twin: "built-in", name: "SQLite" }, async () => {
    await db().$queryRawUnsafe(readSql("select-one"));
    assertStoreInPlace();
  });
}

export function probeEmbeddings(): Promise<HealthPart> {
  const { twin, model } = embeddingProvider();
  return probePart({ twin, name: model }, async () => {
    await embedTexts(["health"], { signal: AbortSignal.timeout(TIMEOUT_MS) });
  });
}

/** Whether the model endpoint can be reached and accepts the key. Asks for its list of models. */
export function probeLlm(endpoint: ModelEndpoint = llmEndpoint()): Promise<HealthPart> {
  return probePart({ twin: endpoint.twin, name: endpoint.model }, async () => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      await endpoint.client.models.list({ signal });
    } catch (thrown) {
      if (signal.aborted) {
        const message = `The model endpoint did not answer within ${TIMEOUT_MS / 1000} s.`;
        throw new DomainError("llm_timeout", message);
      }
      const { error } = thrownFailure(thrown, endpoint);
      // Not every endpoint lists its models; a 404 or a 429 shows that it is there.
      if (error.code !== "llm_not_found" && error.code !== "llm_rate_limited") throw error;
    }
  });
}
