import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listQueue } from "@/lib/review/list-queue";

export const GET = route(ENDPOINTS.listReviewQueue, async ({ query }) => listQueue(query));
