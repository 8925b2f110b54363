import "server-only";
import { probeQueue } from "@/inngest/queue";
import type { Health } from "@/lib/contracts/health";
import { probeEmbeddings, probeLlm, probeStore } from "@/lib/health/probes";

/** How the store and the services are; only without the store is it "down". */
export async function readHealth(): Promise<Health> {
  const [store, llm, embeddings, inngest] = await Promise.all([
    probeStore(),
    probeLlm(),
    probeEmbeddings(),
    probeQueue(),
  ]);
  const status = !store.ok ? "down" : llm.ok && embeddings.ok && inngest.ok ? "ok" : "degraded";
  return { status, store, llm, embeddings, inngest };
}
