import { ENDPOINTS } from "@/lib/contracts";
import { getPost } from "@/lib/hn/get-post";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getPost, ({ params }) => getPost(params.id));
