import { ENDPOINTS } from "@/lib/contracts";
import { listTagGaps } from "@/lib/explore/tag-gaps";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.listTagGaps, async ({ query }) => listTagGaps(query));
