import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { estimateRun } from "@/lib/runs/estimate/estimate-run";

export const GET = route(ENDPOINTS.estimateRun, async ({ query }) => estimateRun(query));
