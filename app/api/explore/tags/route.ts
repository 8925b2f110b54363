import { ENDPOINTS } from "@/lib/contracts";
import { listTagCounts } from "@/lib/explore/tag-counts";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.listTagCounts, async ({ query }) => listTagCounts(query));
