import "server-only";
import type { HealthPart } from "@/lib/contracts/health";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { storeKind } from "@/lib/core/store-kind";
import { callEmbeddings } from "@/lib/embeddings/call-embeddings";
import { embeddingDeps } from "@/lib/embeddings/deps";
import { isVector } from "@/lib/embeddings/read-embeddings";
import { llmDeps } from "@/lib/llm/deps";
import { llmEndpoint, type ModelEndpoint } from "@/lib/llm/endpoint";
import { thrownFailure } from "@/lib/net/http-error";
import { checkTokenBudget } from "@/lib/runs/row/token-budget";
import { assertStoreInPlace } from "@/lib/store/identity";
import { readSql } from "@/lib/store/sql";
import { probePart, sharedProbe } from "./shared-probe";

const TIMEOUT_MS = 3000;
/** The first call of a built-in service loads it, beside whatever else the machine does. */
const BUILT_IN_TIMEOUT_MS = 10_000;
/** The limiter's group of the probes, which take turns with the runs. */
const GROUP = "health";

export function probeStore(): Promise<HealthPart> {
  const part =
    storeKind() === "sqlite"
      ? ({ twin: "built-in", name: "SQLite" } as const)
      : ({ twin: "external", name: "PostgreSQL" } as const);
  return probePart(part, async () => {
    await db().$queryRawUnsafe(readSql("select-one"));
    assertStoreInPlace();
  });
}

/** Whether the model endpoint can be reached and accepts the key. Asks for its list of models, which costs nothing. */
export function probeLlm(endpoint: ModelEndpoint = llmEndpoint()): Promise<HealthPart> {
  const part = { twin: endpoint.twin, name: endpoint.model };
  return sharedProbe("llm", endpoint, part, async () => {
    const signal = AbortSignal.timeout(timeoutOf(endpoint));
    const release = await llmDeps()
      .limiter.acquire(GROUP, signal)
      .catch(() => null);
    // Every slot is taken by calls under way: the endpoint is at work, and waiting longer would tell no more.
    if (!release) return;
    try {
      await listModels(endpoint, signal);
    } finally {
      release("failed");
    }
  });
}

/**
 * Whether texts can be embedded: embeds a short one, or, once the day's token budget is spent, asks an outside service
 * for its models.
 */
export function probeEmbeddings(): Promise<HealthPart> {
  const deps = embeddingDeps();
  const { provider } = deps;
  const part = { twin: provider.twin, name: provider.model };
  return sharedProbe("embeddings", provider, part, async () => {
    const signal = AbortSignal.timeout(timeoutOf(provider));
    if (provider.twin === "external" && !(await mayCost())) return listModels(provider, signal);
    const result = await callEmbeddings(["health"], signal, deps).catch(() => {
      throw silent(provider);
    });
    if ("embeddings" in result) for (const each of result.embeddings) if (!isVector(each)) throw each;
    if ("failure" in result && result.failure.kind !== "rate_limited") throw result.failure.error;
  });
}

const mayCost = () =>
  checkTokenBudget().then(
    () => true,
    () => false,
  );

type Listing = Pick<ModelEndpoint, "client" | "host" | "failures" | "twin">;

/** @throws DomainError unless the service answers; that it lists no models, or limits its rate, shows that it is there */
async function listModels(service: Listing, signal: AbortSignal): Promise<void> {
  try {
    await service.client.models.list({ signal });
  } catch (thrown) {
    if (signal.aborted) throw silent(service);
    const { error } = thrownFailure(thrown, service);
    const there = [service.failures.notFound[0], service.failures.rateLimited[0]];
    if (!there.includes(error.code)) throw error;
  }
}

const timeoutOf = ({ twin }: Pick<Listing, "twin">) =>
  twin === "built-in" ? BUILT_IN_TIMEOUT_MS : TIMEOUT_MS;

function silent(service: Listing): DomainError {
  const [code, sentence] = service.failures.timeout;
  const seconds = timeoutOf(service) / 1000;
  if (service.twin === "external") return new DomainError(code, sentence(`no answer within ${seconds} s`, 0));
  return new DomainError(code, `No answer within ${seconds} s: it is still starting, or busy.`);
}
