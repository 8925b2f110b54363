import { requestIdeas } from "@/inngest/events";
import { withRoute } from "@/lib/http/with-route";
import { getRunStatus } from "@/lib/runs/get-run-status";
import { retryRows } from "@/lib/runs/retry-rows";

export const POST = withRoute<{ task_id: string }>(async ({ params }) => {
  const run = await retryRows(params.task_id);
  await requestIdeas(run);
  return Response.json(await getRunStatus(run.id));
});
