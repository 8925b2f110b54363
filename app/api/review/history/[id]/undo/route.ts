import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { undo } from "@/lib/review/undo";

export const POST = route(ENDPOINTS.undoReviewEntry, async ({ params }, { actor }) =>
  undo(params.id, actor.name),
);
