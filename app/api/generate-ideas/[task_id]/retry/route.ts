import { requestIdeas } from "@/inngest/events";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { getRunStatus } from "@/lib/runs/get-run-status";
import { retryRows } from "@/lib/runs/retry-rows";

export const POST = route(ENDPOINTS.retryRun, async ({ params }) => {
  const run = await retryRows(params.task_id);
  await requestIdeas(run);
  return getRunStatus(run.id);
});
