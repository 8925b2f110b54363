import "server-only";
import type { HealthPart } from "@/lib/contracts/health";
import { embedTexts } from "@/lib/embeddings/embed-texts";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { timePart } from "./time-part";

const DEADLINE_MS = 3000;

/** Whether the embedding provider embeds one word. */
export function probeEmbeddings(): Promise<HealthPart> {
  const { twin, model } = embeddingProvider();
  return timePart({ twin, name: model }, async () => {
    await embedTexts(["health"], { signal: AbortSignal.timeout(DEADLINE_MS) });
  });
}
