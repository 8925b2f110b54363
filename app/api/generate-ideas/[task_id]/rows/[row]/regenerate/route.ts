import { enqueueRegeneration } from "@/inngest/queue";
import { ENDPOINTS } from "@/lib/contracts";
import { reply, route } from "@/lib/http/route";
import { regenerateRow } from "@/lib/runs/row/regenerate-row";

export const POST = route(ENDPOINTS.regenerateRow, async ({ params, body }) => {
  const { regeneration, taskId, row } = await regenerateRow(params.task_id, params.row, body.column);
  await enqueueRegeneration(regeneration);
  return reply({ candidate_id: regeneration.candidateId, task_id: taskId, row }, { status: 202 });
});
