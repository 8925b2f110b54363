import { announceCancelled } from "@/inngest/events";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { cancelRun } from "@/lib/runs/cancel-run";
import { getRunStatus } from "@/lib/runs/get-run-status";

/** The store decides first: once this has answered, nothing more of the run is saved. */
export const POST = route(ENDPOINTS.cancelRun, async ({ params }) => {
  const cancelled = await cancelRun(params.task_id);
  const status = await getRunStatus(params.task_id);
  if (cancelled) await announceCancelled(status.task_id);
  return status;
});
