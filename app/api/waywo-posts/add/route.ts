import { ENDPOINTS } from "@/lib/contracts";
import { addPost } from "@/lib/hn/add-post";
import { route } from "@/lib/http/route";

export const POST = route(ENDPOINTS.addPost, ({ body }, { request }) => addPost(body.url, request.signal));
