import { ENDPOINTS } from "@/lib/contracts";
import { getProjectMap } from "@/lib/explore/project-map";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getProjectMap, async ({ query }) => getProjectMap(query));
