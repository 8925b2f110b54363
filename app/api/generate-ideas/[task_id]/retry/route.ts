import { enqueueRun } from "@/inngest/queue";
import { withRoute } from "@/lib/http/with-route";
import { retryRows } from "@/lib/runs/retry-rows";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

export const POST = withRoute<{ task_id: string }>(async ({ params }) => {
  const run = await retryRows(params.task_id);
  await enqueueRun(run);
  return Response.json(await getRunStatus(run.id));
});
