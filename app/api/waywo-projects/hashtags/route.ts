import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listHashtags } from "@/lib/projects/hashtags";

export const GET = route(ENDPOINTS.listHashtags, listHashtags);
