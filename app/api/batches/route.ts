import { limitedClient } from "@/lib/auth/client-address";
import { advanceBatch } from "@/lib/batches/advance-batch";
import { runsOf } from "@/lib/batches/batch-request";
import { createBatch } from "@/lib/batches/create-batch";
import { listBatches } from "@/lib/batches/list-batches";
import { ENDPOINTS } from "@/lib/contracts";
import { pathTo } from "@/lib/contracts/paths";
import { pageLinks } from "@/lib/http/page-links";
import { tellAllowance } from "@/lib/http/rate-limit";
import { reply, route } from "@/lib/http/route";
import { startsLeft } from "@/lib/runs/admission";

/** Stores a batch, then starts its first runs; what the queue does not take now is tried again by the sweep. */
export const POST = route(ENDPOINTS.createBatch, async ({ body, headers }, context) => {
  const client = limitedClient(context.actor, context.request);
  const key = headers["Idempotency-Key"] ?? null;
  const batch = await createBatch(body, key, { by: context.actor.name, client });
  await advanceBatch(batch.id);
  tellAllowance(context.headers, await startsLeft(client));
  const statusUrl = pathTo("getBatch", { batch_id: batch.id });
  const dto = {
    batch_id: batch.id,
    num_requested: batch.numIdeas,
    num_runs: runsOf(batch),
    created_at: batch.createdAt.toISOString(),
    status_url: statusUrl,
  };
  return reply(dto, { headers: { location: statusUrl } });
});

export const GET = route(ENDPOINTS.listBatches, async ({ query }, { request }) => {
  const list = await listBatches(query);
  return reply(list, { headers: { Link: pageLinks(request.url, list) } });
});
