import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { embeddingText } from "@/lib/embeddings/novelty";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { readSql } from "@/lib/store/sql";
import { embedBatch, readToEmbed, type SkippedProject } from "./embed-projects";
import { keepOneLength } from "./keep-one-length";
import { longRead } from "./long-read";

/** What is left to do, and who would do it. */
export interface ReembedPlan {
  model: string;
  /** The outside service's; null for the built-in encoder, which costs nothing. */
  host: string | null;
  total: number;
  /** Fewer than `total` where an interrupted reembed is gone on with. */
  left: number;
  /** Of those left, by the length of some of their texts. */
  tokens: number;
}

export interface Reembedded {
  embedded: number;
  /** The projects that keep the vector they had, if any. */
  failures: SkippedProject[];
  /** How many projects have not been tried yet. */
  left: number;
}

/** Projects that the number of tokens is estimated from. */
const SAMPLE = 200;
/** Of English; other languages have more. */
const TOKENS_PER_CHARACTER = 0.25;

/** What `reembedSome` has to do. @param restart from the first project again */
export async function planReembed(restart: boolean): Promise<ReembedPlan> {
  const { model, twin, host } = embeddingProvider();
  if (restart) await db().reembedding.deleteMany({ where: { model } });
  const after = await lastId(model);
  const [total, { projects: left, tokens }] = [await countAfter(0), await sizeOfReembedding(after)];
  return { model, host: twin === "external" ? host : null, total, left, tokens };
}

/** How many projects there are, and how many an interrupted re-embedding has not come to; all where there is none. */
export async function placeOfReembedding(): Promise<{ total: number; left: number }> {
  const after = await lastId(embeddingProvider().model);
  const total = await countAfter(0);
  return { total, left: after === 0 ? total : await countAfter(after) };
}

/** How many projects there are after an id, and about how many tokens their texts have. */
export async function sizeOfReembedding(after = 0): Promise<{ projects: number; tokens: number }> {
  const projects = await countAfter(after);
  const texts = (await readToEmbed(await nextIds(after, SAMPLE))).map(embeddingText);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const tokens = Math.ceil((characters / Math.max(1, texts.length)) * projects * TOKENS_PER_CHARACTER);
  return { projects, tokens };
}

/**
 * Gives the next projects, about as many as asked for, a fresh vector of the embedding model in use, whatever vector
 * they had. Where it has come to is stored after each batch, so that another call, or another process, goes on from
 * there.
 *
 * @throws DomainError `embedding_*` when the service does not embed at all; what was embedded until then stays
 */
export async function reembedSome(most: number, signal?: AbortSignal): Promise<Reembedded> {
  const { model } = embeddingProvider();
  const result: Reembedded = { embedded: 0, failures: [], left: 0 };
  try {
    await keepOneLength();
    let after = await lastId(model);
    for (let tried = 0; tried < most; ) {
      const ids = await nextIds(after, embeddingProvider().batch);
      const last = ids.at(-1);
      if (last === undefined) break;
      const skipped = await embedBatch(await readToEmbed(ids), signal && { signal });
      after = last;
      await db().reembedding.upsert({
        where: { model },
        create: { model, lastProjectId: after },
        update: { lastProjectId: after },
      });
      tried += ids.length;
      result.embedded += ids.length - skipped.length;
      result.failures.push(...skipped);
    }
    result.left = await countAfter(after);
    if (result.left === 0) await db().reembedding.deleteMany({ where: { model } });
    return result;
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || !thrown.code.startsWith("embedding_")) throw thrown;
    const kept = "the fresh vectors are kept, and the next npm run reembed goes on after them";
    throw new DomainError(thrown.code, `${thrown.message.replace(/\.?$/, "")}; ${kept}.`, { cause: thrown });
  }
}

async function lastId(model: string): Promise<number> {
  return (await db().reembedding.findUnique({ where: { model } }))?.lastProjectId ?? 0;
}

async function countAfter(after: number): Promise<number> {
  const [row] = await longRead(readSql("count-projects-after"), [after]);
  return Number(row?.[0] ?? 0);
}

async function nextIds(after: number, count: number): Promise<number[]> {
  const where = { id: { gt: after } };
  const found = await db().project.findMany({
    where,
    orderBy: { id: "asc" },
    take: count,
    select: { id: true },
  });
  return found.map(({ id }) => id);
}
