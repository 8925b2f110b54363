import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { readReviewItem } from "@/lib/review/read-item";

export const GET = route(ENDPOINTS.getReviewItem, async ({ params }, { request }) =>
  readReviewItem(params.id, request.signal),
);
