import "server-only";
import { DomainError } from "@/lib/core/errors";
import { type EmbeddingProvider, embeddingProvider } from "./provider";
import { checkVector } from "./vector";

/** Characters; every encoder has a limit, and an idea says what it is in its first thousand words. */
const MAX_TEXT = 8000;

interface Embeddings {
  /** One per text, in order, as the provider sent them. */
  vectors: Float32Array[];
  model: string;
}

/**
 * Embeds texts with the configured provider, in batches.
 *
 * @throws DomainError embedding_unavailable, embedding_invalid; or the signal's reason when aborted
 */
export async function embedTexts(
  texts: string[],
  options: { signal?: AbortSignal } = {},
): Promise<Embeddings> {
  const provider = embeddingProvider();
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += provider.batch) {
    const batch = texts.slice(start, start + provider.batch).map((text) => text.slice(0, MAX_TEXT));
    const embeddings = await requestEmbeddings(provider, batch, options.signal);
    if (embeddings.length !== batch.length) {
      throw new DomainError(
        "embedding_invalid",
        `The embedding service answered ${embeddings.length} embeddings for ${batch.length} texts`,
      );
    }
    for (const embedding of embeddings) {
      const vector = checkVector(embedding, provider.dimensions);
      provider.dimensions ??= vector.length;
      vectors.push(vector);
    }
  }
  return { vectors, model: provider.model };
}

async function requestEmbeddings(
  provider: EmbeddingProvider,
  texts: string[],
  signal?: AbortSignal,
): Promise<unknown[]> {
  try {
    return await provider.request(texts, signal);
  } catch (cause) {
    signal?.throwIfAborted();
    throw new DomainError("embedding_unavailable", "Embedding service unavailable", { cause });
  }
}
