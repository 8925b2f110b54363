import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

export const GET = route(ENDPOINTS.getRunStatus, async ({ params }) => getRunStatus(params.task_id));
