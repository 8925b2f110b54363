import { announceCancel } from "@/inngest/queue";
import { withRoute } from "@/lib/http/with-route";
import { cancelRun } from "@/lib/runs/end-run";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

/** The store decides first: from the moment this answers, nothing more of the run is saved. */
export const POST = withRoute<{ task_id: string }>(async ({ params }) => {
  const cancelled = await cancelRun(params.task_id);
  const status = await getRunStatus(params.task_id);
  if (cancelled) await announceCancel(status.task_id);
  return Response.json(status);
});
