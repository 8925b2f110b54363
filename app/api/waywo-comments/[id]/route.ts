import { ENDPOINTS } from "@/lib/contracts";
import { getComment } from "@/lib/hn/comments";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getComment, async ({ params }) => getComment(params.id));
