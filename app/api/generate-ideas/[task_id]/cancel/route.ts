import { announceCancel } from "@/inngest/queue";
import { advanceBatchOf } from "@/lib/batches/advance-batch";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { cancelRun } from "@/lib/runs/end-run";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

/**
 * The store decides first: once this has answered, nothing more of the run is saved. The functions of a run that was
 * complete may end as well.
 */
export const POST = route(ENDPOINTS.cancelRun, async ({ params }) => {
  const ended = await cancelRun(params.task_id);
  const status = await getRunStatus(params.task_id);
  if (ended) {
    await announceCancel(status.task_id);
    await advanceBatchOf(status.task_id);
  }
  return status;
});
