import "server-only";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { callEmbeddings } from "@/lib/embeddings/call-embeddings";
import { type EmbeddingDeps, embeddingDeps } from "@/lib/embeddings/deps";
import { PLAIN_TEXT } from "@/lib/embeddings/explain-refusal";
import { settings } from "@/lib/settings/settings";
import { readSql } from "@/lib/store/sql";

const BYTES = Float32Array.BYTES_PER_ELEMENT;
/** As many as it takes to tell a changed model from a bad answer. */
const MAX_QUESTIONS = 4;

/**
 * Sees to it that all stored vectors of the embedding model in use have one length. Where the service, under the same
 * name, has come to answer with another one, the old vectors are taken away, to be computed again: two lengths cannot
 * be compared. Where it does not answer, all stays as it is.
 */
export async function keepOneLength(): Promise<void> {
  const deps = embeddingDeps();
  const { model, length } = deps.provider;
  const stored = await storedLength(model);
  if (stored !== null && !length.isSettled) length.settle(stored);
  if (stored !== null) await confirm(deps);
  if (length.changedTo !== null) length.settle(length.changedTo);
  if (length.expected === null) return;
  const taken = await forgetOthers(model, length.expected * BYTES);
  if (taken === 0) return;
  logger.warn(
    { model, numbers: length.expected, before: stored, taken },
    "the embedding model's vectors have another length; they are computed again",
  );
}

/** Asks the service until its length is the expected one, or clearly another. */
async function confirm(deps: EmbeddingDeps): Promise<void> {
  const { length } = deps.provider;
  const signal = AbortSignal.timeout(settings().LLM_TIMEOUT_MS);
  for (let asked = 0; asked < MAX_QUESTIONS; asked++) {
    if (length.isConfigured || length.isConfirmed || length.changedTo !== null) return;
    const result = await callEmbeddings([PLAIN_TEXT], signal, deps).catch(() => null);
    if (result === null) return;
  }
}

async function storedLength(model: string): Promise<number | null> {
  const sql = readSql("stored-vector-size");
  const [row] = await db().$queryRawUnsafe<{ bytes: number | bigint }[]>(sql, model);
  return row ? Number(row.bytes) / BYTES : null;
}

/** @returns how many projects and ideas lost their vector */
async function forgetOthers(model: string, bytes: number): Promise<number> {
  const [projects, unsaved, saved] = await db().$transaction([
    db().$executeRawUnsafe(readSql("forget-project-vectors"), model, bytes),
    db().$executeRawUnsafe(readSql("measure-candidates-again"), model, bytes),
    db().$executeRawUnsafe(readSql("forget-candidate-vectors"), model, bytes),
  ]);
  return projects + unsaved + saved;
}
