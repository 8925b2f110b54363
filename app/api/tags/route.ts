import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { describeTags } from "@/lib/projects/describe-tags";

export const GET = route(ENDPOINTS.describeTags, async ({ query }) => describeTags(query.tag));
