import { probeQueue } from "@/inngest/queue";
import { ENDPOINTS } from "@/lib/contracts";
import type { Health } from "@/lib/contracts/health";
import { probeEmbeddings, probeLlm, probeStore } from "@/lib/health/probes";
import { reply, route } from "@/lib/http/route";

/** 200 while the store is up; the other services only degrade the status. */
export const GET = route(ENDPOINTS.getHealth, async () => {
  const [store, llm, embeddings, inngest] = await Promise.all([
    probeStore(),
    probeLlm(),
    probeEmbeddings(),
    probeQueue(),
  ]);
  const status = !store.ok ? "down" : llm.ok && embeddings.ok && inngest.ok ? "ok" : "degraded";
  const health: Health = { status, store, llm, embeddings, inngest };
  return reply(health, { status: store.ok ? 200 : 503 });
});
