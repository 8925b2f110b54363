import "server-only";
import { setImmediate as giveWay } from "node:timers/promises";
import { db } from "@/lib/core/db";
import { comparedIdea } from "@/lib/embeddings/likeness";
import { cosine, decodeVector, encodeVector } from "@/lib/embeddings/vector";
import type { GenerationCandidate, GenerationRow } from "@/lib/generated/prisma/client";
import { requireColumn } from "@/lib/pipeline/column";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { nearestProjects } from "@/lib/projects/project-vectors";
import type { DirectStore } from "@/lib/store/connection/direct";
import { readSql } from "@/lib/store/sql";
import { runMeasures } from "../run-fields";
import { comparePurposes, type PurposeComparison } from "./compare-purposes";
import { embedCandidate } from "./embed-candidate";
import type { RowJob } from "./generate-candidates";
import { NoveltyComparison } from "./novelty-comparison";
import { toRowError } from "./row-error";
import { writeTooAlike } from "./too-alike";

/**
 * Stored projects whose purposes are compared. Of 32 noun swaps 29 had the idea they were taken from among the 20 nearest of
 * 324 by the whole text, and all 40 paraphrases had.
 */
const NEAREST_STORED = 20;
/** Siblings compared before other work has its turn: about 2 ms. */
const TURN = 32;

/**
 * Embeds a candidate and measures its novelty: 1 minus the highest cosine to any stored project and to any idea of
 * the run's other rows, and of how many projects that is. Says what it is too like: by that cosine, and, where the run
 * compares purposes, by its purpose or a sentence. A candidate that has been measured stays as it is.
 *
 * @throws RowError at "embedding"
 */
export async function measureNovelty(
  { run, row, signal }: RowJob,
  candidate: GenerationCandidate,
): Promise<GenerationCandidate> {
  if (candidate.novelty !== null) return candidate;
  try {
    const text = requireColumn(metadata, candidate);
    const { vector, model } = await embedCandidate(candidate, signal);
    const comparesPurposes = runMeasures(run).purpose_novelty;
    const { neighbours, comparedWith, comparedOf } = await nearestProjects(model, vector, {
      limit: comparesPurposes ? NEAREST_STORED : 1,
      signal,
      // Of an idea that is written again: it is not a duplicate of what it is to replace.
      ...(row.projectId === null ? {} : { except: row.projectId }),
    });
    const idea = { text, whole: vector, model };
    const purposes = comparesPurposes ? await comparePurposes(idea, neighbours, signal) : null;
    const comparison = new NoveltyComparison(model, purposes?.own ?? null);
    for (const { id, title, cosine } of neighbours) {
      const compared = purposes?.stored.get(id) ?? null;
      const { tagline = null, isOwn = false } = compared ?? {};
      comparison.add({ projectId: id, title, tagline, cosine, compared, isOwn });
    }
    const siblings = new Siblings(row, { vector, model, purposes });
    for (const [index, sibling] of (await siblings.readNew(db().direct)).entries()) {
      comparison.add(sibling);
      if (index % TURN === TURN - 1) await giveWay();
    }
    // One transaction with its write first, so that of two siblings at the same moment the second sees the first.
    return await db().direct.transaction(async (tx) => {
      const embedding = encodeVector(vector);
      const purposeEmbedding = purposes?.purpose ? encodeVector(purposes.purpose) : null;
      await tx.run(readSql("store-vectors"), embedding, purposeEmbedding, model, candidate.id);
      for (const sibling of await siblings.readNew(tx)) comparison.add(sibling);
      const { nearest, tooAlike, purposeCosine } = comparison;
      const measured = {
        novelty: 1 - nearest.cosine,
        nearestProjectId: nearest.projectId,
        nearestTitle: nearest.title,
        comparedWith,
        comparedOf,
        purposeCosine,
        tooAlike: writeTooAlike(tooAlike),
      };
      const near = tooAlike.length > 0;
      await tx.run(
        readSql("store-novelty"),
        ...[measured.novelty, measured.nearestProjectId, measured.nearestTitle],
        ...[comparedWith, comparedOf, purposeCosine, measured.tooAlike, near ? 1 : 0],
        candidate.id,
      );
      return { ...candidate, embedding, purposeEmbedding, embeddingModel: model, ...measured, near };
    });
  } catch (error) {
    throw toRowError(error, "embedding");
  }
}

interface SiblingRow {
  id: number;
  title: string | null;
  shortDescription: string | null;
  description: string | null;
  embedding: Uint8Array;
  purposeEmbedding: Uint8Array | null;
  near: number | null;
  chosen: number;
}

/**
 * Every idea of the run's other rows with a vector of this model, saved ones too: they may have been saved after the
 * projects were read.
 */
class Siblings {
  readonly #row: GenerationRow;
  readonly #idea: { vector: Float32Array; model: string; purposes: PurposeComparison | null };
  readonly #seen: number[] = [];

  constructor(
    row: GenerationRow,
    idea: { vector: Float32Array; model: string; purposes: PurposeComparison | null },
  ) {
    this.#row = row;
    this.#idea = idea;
  }

  /** Those that were not read before. */
  async readNew(store: Pick<DirectStore, "read">) {
    const { vector, model, purposes } = this.#idea;
    const { id, runId } = this.#row;
    const seen = JSON.stringify(this.#seen);
    const found = await store.read<SiblingRow>(readSql("read-sibling-vectors"), runId, id, model, seen);
    this.#seen.push(...found.map(({ id }) => id));
    return found.map(
      ({ title, shortDescription, description, embedding, purposeEmbedding, near, chosen }) => {
        // A refused candidate is no idea of the run, so that its purpose is not taken.
        const isRefused = near === 1 && chosen === 0;
        const whole = decodeVector(embedding);
        const purpose = purposeEmbedding && decodeVector(purposeEmbedding);
        const texts = { shortDescription: shortDescription ?? "", description: description ?? "" };
        return {
          projectId: null,
          isOwn: true,
          title: title ?? "",
          tagline: shortDescription,
          cosine: cosine(vector, whole),
          compared: purposes && !isRefused ? comparedIdea(texts, { whole, purpose }, purposes.means) : null,
        };
      },
    );
  }
}
