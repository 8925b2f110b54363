import "server-only";
import { createHash, randomInt, randomUUID } from "node:crypto";
import { type GenerateRequest, generateRequestSchema } from "@/lib/contracts/generate-request";
import { MAX_SEED } from "@/lib/contracts/limits";
import { db } from "@/lib/core/db";
import { DomainError, InvalidRequestError } from "@/lib/core/errors";
import { embeddingProvider } from "@/lib/embeddings/provider";
import type { GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { primaryLanguage } from "@/lib/pipeline/text/language";
import { hasCorpus } from "@/lib/projects/corpus";
import { assertQueueHasRoom, takeStart } from "./admission";
import { isEnglish } from "./written-language";

/** How long an Idempotency-Key stands for its run (docs/api.md). */
export const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

export interface CreatedRun {
  run: GenerationRun;
  /** False when the Idempotency-Key already stood for this run. */
  created: boolean;
}

/** Who starts a run. */
interface Starter {
  /** Who may change it; null makes a new owner, with the run's own id. */
  ownerId: string | null;
  /** Whom limits count it for; null for an admin, or where nobody knows. */
  client: string | null;
}

/**
 * Stores a run in state PENDING. With an Idempotency-Key, the same key and request give the same run for 24 hours,
 * also for concurrent requests, because the key is unique in the store. A run that is known already counts once.
 *
 * @throws DomainError idempotency_mismatch when the key stands for another request; InvalidRequestError when no run was
 *   planned from the corpus it names, or the built-in composer does not write its language; LimitReachedError past the client's hour, or while too many rows wait
 */
export async function createRun(
  request: GenerateRequest,
  idempotencyKey: string | null,
  { ownerId, client }: Starter = { ownerId: null, client: null },
): Promise<CreatedRun> {
  const hash = hashOf(request);
  if (idempotencyKey !== null) {
    await releaseExpiredKey(idempotencyKey);
    const earlier = await db().generationRun.findUnique({ where: { idempotencyKey } });
    if (earlier) return sameRun(earlier, hash);
  }
  assertLanguage(request);
  await assertCorpus(request);
  try {
    return await db().$transaction(async (tx) => {
      // First, so that of two with one key the later counts nothing.
      const run = await insertRun(tx, request, { idempotencyKey, idempotencyHash: hash, ownerId });
      await takeStart(tx, client);
      await assertQueueHasRoom(tx, run.numIdeas);
      return { run, created: true };
    });
  } catch (error) {
    if (idempotencyKey === null || !isUniqueViolation(error)) throw error;
    const winner = await db().generationRun.findUniqueOrThrow({ where: { idempotencyKey } });
    return sameRun(winner, hash);
  }
}

const DEFAULTS: Record<string, unknown> = generateRequestSchema.parse({});
/** Fields that versions before this one did not have. */
const LATER: ReadonlySet<string> = new Set([
  "max_candidates",
  "ideas_per_call",
  "language",
  "judge",
  "measures",
]);

/** The same for the same request to an earlier version, so that its keys stand for their runs after an upgrade. */
function hashOf(request: GenerateRequest): string {
  const isPlain = ([name, value]: [string, unknown]) =>
    LATER.has(name) && JSON.stringify(value) === JSON.stringify(DEFAULTS[name]);
  const fields = Object.fromEntries(Object.entries(request).filter((field) => !isPlain(field)));
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

/** @throws InvalidRequestError where the built-in composer is asked for a language that it does not write */
export function assertLanguage({ language }: Pick<GenerateRequest, "language">): void {
  if (language === null || isEnglish(language) || llmEndpoint().twin !== "built-in") return;
  const name = new Intl.DisplayNames("en", { type: "language" }).of(primaryLanguage(language));
  const msg = `The built-in composer writes English only; connect a model to write in ${name}.`;
  throw new InvalidRequestError([{ loc: ["body", "language"], msg, type: "unsupported_language" }]);
}

/** @throws InvalidRequestError where no run was planned from the corpus it names */
export async function assertCorpus({
  corpus_mark: mark,
}: Pick<GenerateRequest, "corpus_mark">): Promise<void> {
  if (mark === undefined || (await hasCorpus(mark))) return;
  const msg = `corpus_mark: no run was planned from a corpus with the mark ${mark}.`;
  throw new InvalidRequestError([{ loc: ["body", "corpus_mark"], msg, type: "unknown_mark" }]);
}

/** Stores a run in state PENDING, whatever limits there are. */
export function insertRun(
  tx: Prisma.TransactionClient,
  request: GenerateRequest,
  {
    ownerId,
    idempotencyKey = null,
    idempotencyHash = null,
    batchId = null,
  }: Partial<Pick<GenerationRun, "ownerId" | "idempotencyKey" | "idempotencyHash" | "batchId">>,
): Promise<GenerationRun> {
  const id = randomUUID();
  return tx.generationRun.create({
    data: {
      id,
      ownerId: ownerId ?? id,
      batchId,
      numIdeas: request.num_ideas,
      seedTags: JSON.stringify(request.seed_tags ?? []),
      creativity: request.creativity,
      seed: request.seed ?? randomInt(MAX_SEED),
      corpusMark: request.corpus_mark ?? null,
      minIdeaScore: request.min_idea_score ?? null,
      maxCandidates: request.max_candidates,
      ideasPerCall: request.ideas_per_call,
      language: request.language,
      judge: request.judge,
      measures: JSON.stringify(request.measures),
      llmModel: llmEndpoint().model,
      embeddingModel: embeddingProvider().model,
      idempotencyKey,
      idempotencyHash: idempotencyKey === null ? null : idempotencyHash,
    },
  });
}

function sameRun(run: GenerationRun, hash: string): CreatedRun {
  if (run.idempotencyHash !== hash) throw new DomainError("idempotency_mismatch", OTHER_REQUEST);
  return { run, created: false };
}

export const OTHER_REQUEST =
  "This Idempotency-Key was used for another request; send a new key with a new request.";

async function releaseExpiredKey(idempotencyKey: string): Promise<void> {
  const expired = new Date(Date.now() - KEY_LIFETIME_MS);
  await db().generationRun.updateMany({
    where: { idempotencyKey, createdAt: { lt: expired } },
    data: { idempotencyKey: null, idempotencyHash: null },
  });
}

/** P2002 is Prisma's code for a violated unique constraint. */
export const isUniqueViolation = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "P2002";
