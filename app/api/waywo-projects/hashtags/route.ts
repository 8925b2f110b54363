import { withRoute } from "@/lib/http/with-route";
import { listHashtags } from "@/lib/projects/hashtags";

export const GET = withRoute(async () => Response.json(await listHashtags()));
