import { batchEvents } from "@/lib/batches/batch-events";
import { findBatch } from "@/lib/batches/get-batch";
import { ENDPOINTS } from "@/lib/contracts";
import { isFinished } from "@/lib/contracts/run-state";
import { eventStream } from "@/lib/http/event-stream";
import { route } from "@/lib/http/route";

/** 204 for who knows a batch that has ended: browsers do not connect again after that. */
export const GET = route(ENDPOINTS.streamBatch, async ({ params, query, headers }, { request }) => {
  const batch = await findBatch(params.batch_id);
  const after = headers["Last-Event-ID"] ?? query.after ?? null;
  const stop = new AbortController();
  request.signal.addEventListener("abort", () => stop.abort(), { once: true });
  if (after !== null && isFinished(batch)) {
    const { done } = await batchEvents(batch.id, after, stop.signal).next();
    if (done) return new Response(null, { status: 204 });
  }
  return eventStream(batchEvents(batch.id, after, stop.signal), stop);
});
