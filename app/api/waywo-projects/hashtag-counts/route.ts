import { withRoute } from "@/lib/http/with-route";
import { countHashtags } from "@/lib/projects/hashtags";

export const GET = withRoute(async () => Response.json(await countHashtags()));
