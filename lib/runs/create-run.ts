import "server-only";
import { createHash, randomInt, randomUUID } from "node:crypto";
import { MAX_SEED } from "@/lib/contracts/limits";
import type { GenerateRequest } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { DomainError, InvalidRequestError } from "@/lib/core/errors";
import { embeddingProvider } from "@/lib/embeddings/provider";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { hasCorpus } from "@/lib/projects/corpus";

/** How long an Idempotency-Key stands for its run (docs/api.md). */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

export interface CreatedRun {
  run: GenerationRun;
  /** False when the Idempotency-Key already stood for this run. */
  created: boolean;
}

/**
 * Stores a run in state PENDING. With an Idempotency-Key, the same key and request give the same run for 24 hours,
 * also for concurrent requests, because the key is unique in the store.
 *
 * @param ownerId who may change the run; null makes a new owner, with the run's own id
 * @throws DomainError idempotency_mismatch when the key stands for another request; InvalidRequestError when no run was
 *   planned from the corpus it names
 */
export async function createRun(
  request: GenerateRequest,
  idempotencyKey: string | null,
  ownerId: string | null = null,
): Promise<CreatedRun> {
  const hash = createHash("sha256").update(JSON.stringify(request)).digest("hex");
  if (idempotencyKey !== null) {
    await releaseExpiredKey(idempotencyKey);
    const earlier = await db().generationRun.findUnique({ where: { idempotencyKey } });
    if (earlier) return sameRun(earlier, hash);
  }
  await assertCorpus(request);
  try {
    return { run: await insertRun(request, idempotencyKey, hash, ownerId), created: true };
  } catch (error) {
    if (idempotencyKey === null || !isUniqueViolation(error)) throw error;
    const winner = await db().generationRun.findUniqueOrThrow({ where: { idempotencyKey } });
    return sameRun(winner, hash);
  }
}

async function assertCorpus({ corpus_mark: mark }: GenerateRequest): Promise<void> {
  if (mark === undefined || (await hasCorpus(mark))) return;
  const msg = `corpus_mark: no run was planned from a corpus with the mark ${mark}.`;
  throw new InvalidRequestError([{ loc: ["body", "corpus_mark"], msg, type: "unknown_mark" }]);
}

function insertRun(
  request: GenerateRequest,
  idempotencyKey: string | null,
  hash: string,
  ownerId: string | null,
) {
  const id = randomUUID();
  return db().generationRun.create({
    data: {
      id,
      ownerId: ownerId ?? id,
      numIdeas: request.num_ideas,
      seedTags: JSON.stringify(request.seed_tags ?? []),
      creativity: request.creativity,
      seed: request.seed ?? randomInt(MAX_SEED),
      corpusMark: request.corpus_mark ?? null,
      minIdeaScore: request.min_idea_score ?? null,
      llmModel: llmEndpoint().model,
      embeddingModel: embeddingProvider().model,
      idempotencyKey,
      idempotencyHash: idempotencyKey === null ? null : hash,
    },
  });
}

function sameRun(run: GenerationRun, hash: string): CreatedRun {
  if (run.idempotencyHash !== hash) {
    throw new DomainError(
      "idempotency_mismatch",
      "This Idempotency-Key was used for another request; send a new key with a new request.",
    );
  }
  return { run, created: false };
}

async function releaseExpiredKey(idempotencyKey: string): Promise<void> {
  const expired = new Date(Date.now() - KEY_LIFETIME_MS);
  await db().generationRun.updateMany({
    where: { idempotencyKey, createdAt: { lt: expired } },
    data: { idempotencyKey: null, idempotencyHash: null },
  });
}

/** P2002 is Prisma's code for a violated unique constraint. */
const isUniqueViolation = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "P2002";
