import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { restoreRun } from "@/lib/runs/delete-run";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

export const POST = route(ENDPOINTS.restoreRun, async ({ params }) => {
  await restoreRun(params.task_id);
  return getRunStatus(params.task_id);
});
