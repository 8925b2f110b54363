import "server-only";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { singleton } from "@/lib/core/singleton";
import builtIn from "./built-in-means.json";
import { type EmbeddingDeps, embeddingDeps } from "./deps";
import { embedTexts } from "./embed-texts";
import { embeddingText } from "./novelty";
import type { EmbeddingProvider } from "./provider";
import { type IdeaText, purposeText } from "./purpose";
import { isVector } from "./read-embeddings";
import { unitVector } from "./vector";

/**
 * What the vectors of a model have in common, whatever the text: the means of the whole texts of ideas and of their purposes,
 * each of unit length. Without it every short text is near to some others (J. Mu and P. Viswanath, "All-but-the-Top", ICLR
 * 2018).
 */
export interface TextMeans {
  whole: Float32Array;
  purpose: Float32Array;
}

/** Ideas of the sample corpus that the means are taken of: every fourth. */
const REFERENCE = { every: 4, size: 64 };

/**
 * The means of the embedding model in use. Those of the built-in encoder are kept beside this file; for another model 128
 * texts are embedded once a process.
 *
 * @param readCorpus the sample corpus
 * @throws DomainError `embedding_*`
 */
export function textMeans(
  readCorpus: () => Promise<readonly IdeaText[]>,
  deps: EmbeddingDeps = embeddingDeps(),
): Promise<TextMeans> {
  if (deps.provider.model === ENCODER_NAME) return Promise.resolve(builtInMeans());
  const known = singleton("embeddings.means", () => new WeakMap<EmbeddingProvider, Promise<TextMeans>>());
  const found = known.get(deps.provider);
  if (found) return found;
  const means = readCorpus().then((corpus) => measureMeans(corpus, deps));
  known.set(deps.provider, means);
  means.catch(() => known.delete(deps.provider));
  return means;
}

const builtInMeans = (): TextMeans =>
  singleton("embeddings.built-in-means", () => ({
    whole: Float32Array.from(builtIn.whole),
    purpose: Float32Array.from(builtIn.purpose),
  }));

/** Embeds the reference texts. @throws DomainError `embedding_*` */
export async function measureMeans(
  corpus: readonly IdeaText[],
  deps: EmbeddingDeps = embeddingDeps(),
): Promise<TextMeans> {
  const ideas = corpus.filter((_, index) => index % REFERENCE.every === 0).slice(0, REFERENCE.size);
  const mean = async (texts: string[]) => {
    const { embeddings } = await embedTexts(texts, {}, deps);
    return meanOf(embeddings.filter(isVector));
  };
  return {
    whole: await mean(ideas.map(embeddingText)),
    purpose: await mean(ideas.map(purposeText).filter((text) => text !== null)),
  };
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (const [index, number] of unitVector(vector).entries()) {
      mean[index] = (mean[index] as number) + number / vectors.length;
    }
  }
  return mean;
}
