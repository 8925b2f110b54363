import "server-only";
import { DomainError } from "@/lib/core/errors";
import { checkVector } from "./check-vector";
import { embeddingProvider } from "./provider";

/** Longer texts are cut: every encoder has a limit, and an idea says what it is in its first thousand words. */
const MAX_TEXT = 8000;

export interface Embedded {
  /** One a text, in the texts' order, as the provider sent them. */
  vectors: Float32Array[];
  model: string;
}

/**
 * Embeds texts with the configured provider, in batches where it takes them.
 *
 * @throws DomainError embedding_unavailable, embedding_invalid; or the signal's reason when aborted
 */
export async function embedTexts(texts: string[], options: { signal?: AbortSignal } = {}): Promise<Embedded> {
  const provider = embeddingProvider();
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += provider.batch) {
    const batch = texts.slice(start, start + provider.batch).map((text) => text.slice(0, MAX_TEXT));
    const answers = await request(batch, options.signal);
    if (answers.length !== batch.length) {
      throw new DomainError(
        "embedding_invalid",
        `The embedding service answered ${answers.length} embeddings for ${batch.length} texts`,
      );
    }
    for (const answer of answers) {
      const vector = checkVector(answer, provider.dimensions);
      provider.dimensions ??= vector.length;
      vectors.push(vector);
    }
  }
  return { vectors, model: provider.model };
}

async function request(texts: string[], signal?: AbortSignal): Promise<unknown[]> {
  try {
    return await embeddingProvider().request(texts, signal);
  } catch (cause) {
    signal?.throwIfAborted();
    throw new DomainError("embedding_unavailable", "Embedding service unavailable", { cause });
  }
}
