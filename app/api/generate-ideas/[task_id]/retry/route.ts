import { enqueueRun } from "@/inngest/queue";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { retryRows } from "@/lib/runs/retry-rows";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

export const POST = route(ENDPOINTS.retryRun, async ({ params, body }) => {
  const run = await retryRows(params.task_id, body.rows);
  await enqueueRun(run);
  return getRunStatus(run.id);
});
