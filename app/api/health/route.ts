import { probeQueue } from "@/inngest/queue";
import type { Health } from "@/lib/contracts/health";
import { probeEmbeddings } from "@/lib/health/probe-embeddings";
import { probeStore } from "@/lib/health/probe-store";
import { withRoute } from "@/lib/http/with-route";
import { probeLlm } from "@/lib/llm/probe";

/** 200 while the store is up; the other parts say for themselves how they are. */
export const GET = withRoute(async () => {
  const [store, llm, embeddings, inngest] = await Promise.all([
    probeStore(),
    probeLlm(),
    probeEmbeddings(),
    probeQueue(),
  ]);
  const status = !store.ok ? "down" : llm.ok && embeddings.ok && inngest.ok ? "ok" : "degraded";
  const health: Health = { status, store, llm, embeddings, inngest };
  return Response.json(health, { status: store.ok ? 200 : 503 });
});
