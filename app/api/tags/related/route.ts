import { ENDPOINTS } from "@/lib/contracts";
import { relatedTags } from "@/lib/explore/related-tags";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.listRelatedTags, async ({ query }) => relatedTags(query.tag));
