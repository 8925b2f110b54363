import { announceCancelled } from "@/inngest/events";
import { withRoute } from "@/lib/http/with-route";
import { cancelRun } from "@/lib/runs/cancel-run";
import { getRunStatus } from "@/lib/runs/get-run-status";

/** The store decides first: from the moment this answers, nothing more of the run is saved. */
export const POST = withRoute<{ task_id: string }>(async ({ params }) => {
  const cancelled = await cancelRun(params.task_id);
  const status = await getRunStatus(params.task_id);
  if (cancelled) await announceCancelled(status.task_id);
  return Response.json(status);
});
