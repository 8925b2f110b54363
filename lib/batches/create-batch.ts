import "server-only";
import { createHash, randomInt, randomUUID } from "node:crypto";
import type { BatchRequest } from "@/lib/contracts/batches";
import { MAX_SEED } from "@/lib/contracts/limits";
import { db } from "@/lib/core/db";
import { DomainError, InvalidRequestError } from "@/lib/core/errors";
import type { GenerationBatch, Prisma } from "@/lib/generated/prisma/client";
import { costOf } from "@/lib/llm/call-cost";
import { currentMark } from "@/lib/projects/corpus";
import { takeStart } from "@/lib/runs/admission";
import {
  assertCorpus,
  assertLanguage,
  isUniqueViolation,
  KEY_LIFETIME_MS,
  OTHER_REQUEST,
} from "@/lib/runs/create-run";
import { settings } from "@/lib/settings/settings";
import { sharedRequest } from "./batch-request";

/** Who starts a batch. */
interface Starter {
  /** The admin's name. */
  by: string;
  /** Whom limits count it for; null for one that is not limited. */
  client: string | null;
}

/**
 * Stores a batch, which counts as one start however long it is, in state PENDING; `advanceBatch` starts its runs. With an
 * Idempotency-Key, the same key and request give the same batch for 24 hours.
 *
 * @throws DomainError idempotency_mismatch when the key stands for another request; InvalidRequestError when no run was
 *   planned from the corpus it names, the built-in composer does not write its language, or its budget in dollars has no
 *   prices to go by; LimitReachedError past the client's hour
 */
export async function createBatch(
  request: BatchRequest,
  idempotencyKey: string | null,
  starter: Starter,
): Promise<GenerationBatch> {
  const hash = createHash("sha256").update(JSON.stringify(request)).digest("hex");
  if (idempotencyKey !== null) {
    await releaseExpiredKey(idempotencyKey);
    const earlier = await db().generationBatch.findUnique({ where: { idempotencyKey } });
    if (earlier) return sameBatch(earlier, hash);
  }
  assertLanguage(request);
  assertPrices(request.max_cost);
  await assertCorpus(request);
  const key = { idempotencyKey, idempotencyHash: idempotencyKey === null ? null : hash };
  try {
    for (;;) {
      const corpusMark = request.corpus_mark ?? (await currentMark());
      const batch = await db().$transaction(async (tx) => {
        const data = { ...dataOf(request, corpusMark), ...key, by: starter.by };
        const created = await tx.generationBatch.create({ data });
        // A newer corpus may have been stored meanwhile, and this one deleted because no run needed it.
        if (await isGone(tx, corpusMark)) {
          await tx.generationBatch.delete({ where: { id: created.id } });
          return null;
        }
        await takeStart(tx, starter.client);
        return created;
      });
      if (batch) return batch;
    }
  } catch (error) {
    if (idempotencyKey === null || !isUniqueViolation(error)) throw error;
    const winner = await db().generationBatch.findUniqueOrThrow({ where: { idempotencyKey } });
    return sameBatch(winner, hash);
  }
}

const isGone = async (tx: Prisma.TransactionClient, mark: string) =>
  (await tx.corpusSnapshot.count({ where: { mark } })) === 0;

const dataOf = (request: BatchRequest, corpusMark: string) => ({
  id: randomUUID(),
  numIdeas: request.num_ideas,
  request: sharedRequest(request),
  seed: request.seed ?? randomInt(MAX_SEED),
  corpusMark,
  maxTokens: request.max_tokens,
  maxCost: request.max_cost,
});

/** @throws InvalidRequestError for a budget in dollars where no prices are configured */
export function assertPrices(maxCost: number | null | undefined): void {
  if (maxCost == null || costOf(0, 0, settings()) !== null) return;
  const msg = "max_cost needs prices: set LLM_PRICE_INPUT and LLM_PRICE_OUTPUT.";
  throw new InvalidRequestError([{ loc: ["body", "max_cost"], msg, type: "no_prices" }]);
}

function sameBatch(batch: GenerationBatch, hash: string): GenerationBatch {
  if (batch.idempotencyHash !== hash) throw new DomainError("idempotency_mismatch", OTHER_REQUEST);
  return batch;
}

async function releaseExpiredKey(idempotencyKey: string): Promise<void> {
  const expired = new Date(Date.now() - KEY_LIFETIME_MS);
  await db().generationBatch.updateMany({
    where: { idempotencyKey, createdAt: { lt: expired } },
    data: { idempotencyKey: null, idempotencyHash: null },
  });
}
