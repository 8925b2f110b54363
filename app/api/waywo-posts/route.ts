import { ENDPOINTS } from "@/lib/contracts";
import { listPosts } from "@/lib/hn/list-posts";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.listPosts, () => listPosts());
