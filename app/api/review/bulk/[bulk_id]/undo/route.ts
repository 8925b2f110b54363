import { enqueueBulk } from "@/inngest/queue";
import { ENDPOINTS } from "@/lib/contracts";
import { reply, route } from "@/lib/http/route";
import { bulkCreated, createUndo } from "@/lib/review/bulk/create-bulk";

export const POST = route(ENDPOINTS.undoBulk, async ({ params }, { actor }) => {
  const bulk = await createUndo(params.bulk_id, actor.name);
  await enqueueBulk(bulk);
  return reply(bulkCreated(bulk), { status: 202 });
});
