import "server-only";
import { singleton } from "@/lib/core/singleton";
import { embedText } from "@/lib/embeddings/embed-texts";
import { embeddingText } from "@/lib/embeddings/novelty";
import { type EmbeddingProvider, embeddingProvider } from "@/lib/embeddings/provider";
import { decodeVector } from "@/lib/embeddings/vector";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";
import { requireColumn } from "@/lib/pipeline/column";
import { metadata } from "@/lib/pipeline/columns/metadata";

/** Candidates between two columns; of more, the oldest is embedded again. */
const MAX_KEPT = 500;

type Embedded = Awaited<ReturnType<typeof embedText>>;

interface Kept {
  provider: EmbeddingProvider;
  embedded: Embedded;
}

/** What was embedded in this process and is not measured yet. */
const kept = () => singleton("embedded-candidates", () => new Map<string, Kept>());

/**
 * A candidate's vector, from its title, tagline and description. It is wanted twice, for the judge's examples and for the
 * novelty, and embedded once. Only who measures the novelty stores it: until then no sibling is compared with it.
 *
 * @throws DomainError `embedding_*`, or the signal's reason
 */
export async function embedCandidate(candidate: GenerationCandidate, signal: AbortSignal): Promise<Embedded> {
  const provider = embeddingProvider();
  const { embedding, embeddingModel } = candidate;
  if (embedding && embeddingModel === provider.model)
    return { vector: decodeVector(embedding), model: provider.model };
  const text = embeddingText(requireColumn(metadata, candidate));
  const key = JSON.stringify([candidate.id, text]);
  const known = kept().get(key);
  if (known?.provider === provider) return known.embedded;
  const embedded = await embedText(text, { signal });
  kept().set(key, { provider, embedded });
  const [oldest] = kept().keys();
  if (kept().size > MAX_KEPT && oldest !== undefined) kept().delete(oldest);
  return embedded;
}
