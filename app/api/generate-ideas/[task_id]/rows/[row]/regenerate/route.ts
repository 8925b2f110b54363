import { enqueueRegeneration } from "@/inngest/queue";
import { limitedClient } from "@/lib/auth/client-address";
import { ENDPOINTS } from "@/lib/contracts";
import { tellAllowance } from "@/lib/http/rate-limit";
import { reply, route } from "@/lib/http/route";
import { orGiveBack, startsLeft } from "@/lib/runs/admission";
import { requestRegeneration } from "@/lib/runs/row/request-regeneration";

export const POST = route(ENDPOINTS.regenerateRow, async ({ params, body }, { actor, request, headers }) => {
  const client = limitedClient(actor, request);
  const { regeneration, taskId, row } = await requestRegeneration(
    params.task_id,
    params.row,
    body.column,
    client,
  );
  await orGiveBack(client, enqueueRegeneration(regeneration));
  tellAllowance(headers, await startsLeft(client));
  return reply({ candidate_id: regeneration.candidateId, task_id: taskId, row }, { status: 202 });
});
