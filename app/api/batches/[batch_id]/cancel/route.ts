import { cancelBatch } from "@/lib/batches/cancel-batch";
import { getBatch } from "@/lib/batches/get-batch";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";

export const POST = route(ENDPOINTS.cancelBatch, async ({ params }) => {
  await cancelBatch(params.batch_id);
  return getBatch(params.batch_id);
});
