import { enqueueBulk } from "@/inngest/queue";
import { ENDPOINTS } from "@/lib/contracts";
import { reply, route } from "@/lib/http/route";
import { bulkCreated, createBulk } from "@/lib/review/bulk/create-bulk";

export const POST = route(ENDPOINTS.createBulk, async ({ body }, { actor }) => {
  const bulk = await createBulk(body, actor.name);
  await enqueueBulk(bulk);
  return reply(bulkCreated(bulk), { status: 202 });
});
