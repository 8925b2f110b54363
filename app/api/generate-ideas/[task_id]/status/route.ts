import { etagResponse } from "@/lib/http/etag-response";
import { withRoute } from "@/lib/http/with-route";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

export const GET = withRoute<{ task_id: string }>(async ({ request, params }) =>
  etagResponse(request, await getRunStatus(params.task_id)),
);
