import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listEntries } from "@/lib/review/list-entries";

export const GET = route(ENDPOINTS.listReviewHistory, async ({ query }) => listEntries(query));
