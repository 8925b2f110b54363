import { limitedClient } from "@/lib/auth/client-address";
import { getBatch } from "@/lib/batches/get-batch";
import { retryBatch } from "@/lib/batches/retry-batch";
import { ENDPOINTS } from "@/lib/contracts";
import { tellAllowance } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { startsLeft } from "@/lib/runs/admission";

export const POST = route(ENDPOINTS.retryBatch, async ({ params, body }, { actor, request, headers }) => {
  const client = limitedClient(actor, request);
  await retryBatch(params.batch_id, body, client);
  tellAllowance(headers, await startsLeft(client));
  return getBatch(params.batch_id);
});
