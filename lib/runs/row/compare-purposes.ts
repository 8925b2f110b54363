import "server-only";
import { isDesigned } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import { singleton } from "@/lib/core/singleton";
import { embedTexts } from "@/lib/embeddings/embed-texts";
import {
  type ComparedIdea,
  comparedIdea,
  likenessApartFromPurpose,
  withPurpose,
} from "@/lib/embeddings/likeness";
import type { Neighbour } from "@/lib/embeddings/neighbours";
import { purposeThreshold, STORED_MARGIN } from "@/lib/embeddings/novelty";
import { type IdeaText, purposeText } from "@/lib/embeddings/purpose";
import { isVector } from "@/lib/embeddings/read-embeddings";
import { type TextMeans, textMeans } from "@/lib/embeddings/text-means";
import { decodeVector } from "@/lib/embeddings/vector";
import { readCorpusIdeas } from "@/lib/store/seed";
import { readSql } from "@/lib/store/sql";

/**
 * The share of the threshold that a project must reach apart from its purpose, for that to be embedded. Of the labelled pairs
 * above the threshold all reach 0.88 of it; of the twenty projects nearest to an idea three do 0.7.
 */
const PROMISING = 0.7;
/** Purposes kept in memory: 4 MiB of the built-in encoder's, 32 MiB of vectors of 4096 numbers. */
const MAX_KEPT = 2000;

export interface PurposeComparison {
  own: ComparedIdea;
  /** The candidate's, as it is stored; null where its text is not English. */
  purpose: Float32Array | null;
  /** The nearest stored projects as they are compared, by id; with a purpose where that may matter. */
  stored: ReadonlyMap<number, ComparedIdea & { tagline: string; isOwn: boolean }>;
  means: TextMeans;
}

interface ComparedProject {
  id: number;
  title: string;
  shortDescription: string;
  description: string;
  hashtags: string;
  descriptionEmbedding: Uint8Array | null;
  source: string | null;
  /** As it was stored with the idea. */
  purposeEmbedding: Uint8Array | null;
}

/**
 * Embeds the purpose of a candidate, and those of the stored projects nearest to it that may be like it and are not known
 * from before, in one request.
 *
 * @throws DomainError `embedding_*`; or the signal's reason when aborted
 */
export async function comparePurposes(
  { text, whole, model }: { text: IdeaText; whole: Float32Array; model: string },
  neighbours: readonly Neighbour[],
  signal: AbortSignal,
): Promise<PurposeComparison> {
  const means = await textMeans(readCorpusIdeas);
  const ids = JSON.stringify(neighbours.map(({ id }) => id));
  const projects = await db().direct.read<ComparedProject>(readSql("read-compared-projects"), ids);
  const own = comparedIdea(text, { whole, purpose: null }, means);
  const least = PROMISING * (purposeThreshold(model) + STORED_MARGIN);
  const stored = projects.map(({ hashtags, descriptionEmbedding, purposeEmbedding, ...project }) => {
    const vector = decodeVector(descriptionEmbedding ?? new Uint8Array());
    const compared = comparedIdea(project, { whole: vector, purpose: null }, means);
    const isPromising = likenessApartFromPurpose(own, compared) >= least;
    const known = isPromising && purposeEmbedding ? decodeVector(purposeEmbedding) : null;
    const toEmbed = isPromising && !known ? purposeText({ ...project, hashtags: readList(hashtags) }) : null;
    return { project, compared, known, toEmbed };
  });
  const texts = [purposeText(text), ...stored.map(({ toEmbed }) => toEmbed)];
  const [purpose = null, ...purposes] = await embedPurposes(model, texts, signal);
  const complete = stored.map(({ project, compared, known }, index) => {
    const { shortDescription: tagline, source } = project;
    const idea = withPurpose(compared, known ?? purposes[index] ?? null, means);
    return [project.id, { ...idea, tagline, isOwn: isDesigned({ source }) }] as const;
  });
  return { own: withPurpose(own, purpose, means), purpose, stored: new Map(complete), means };
}

/** Purposes by model and text: the projects near to a run's ideas are few, and met by many of them. */
const kept = () => singleton("embeddings.purposes", () => new Map<string, Float32Array>());

/** A vector for each text; null for one that has none, or that the service does not embed. */
async function embedPurposes(
  model: string,
  texts: readonly (string | null)[],
  signal: AbortSignal,
): Promise<(Float32Array | null)[]> {
  const vectors = new Map<string, Float32Array | null>();
  for (const text of texts) if (text !== null) vectors.set(text, recall(keyOf(model, text)));
  const missing = [...vectors].flatMap(([text, vector]) => (vector === null ? [text] : []));
  if (missing.length > 0) {
    const { embeddings } = await embedTexts(missing, { signal });
    for (const [index, text] of missing.entries()) {
      const embedding = embeddings[index];
      if (!embedding || !isVector(embedding)) continue;
      vectors.set(text, embedding);
      keep(keyOf(model, text), embedding);
    }
  }
  return texts.map((text) => (text === null ? null : (vectors.get(text) ?? null)));
}

const keyOf = (model: string, text: string) => `${model}\n${text}`;

/** The vector kept under a key, which then is the last to be dropped. */
function recall(key: string): Float32Array | null {
  const vector = kept().get(key);
  if (!vector) return null;
  kept().delete(key);
  kept().set(key, vector);
  return vector;
}

function keep(key: string, vector: Float32Array): void {
  kept().set(key, vector);
  const [oldest] = kept().keys();
  if (kept().size > MAX_KEPT && oldest !== undefined) kept().delete(oldest);
}
