import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { countHashtags } from "@/lib/projects/hashtags";

export const GET = route(ENDPOINTS.countHashtags, async ({ query }) => countHashtags(query));
