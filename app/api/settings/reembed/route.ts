import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { getReembedding, startReembedding } from "@/lib/projects/reembed-in-background";

export const GET = route(ENDPOINTS.getReembedding, () => getReembedding());

export const POST = route(ENDPOINTS.startReembedding, ({ body }) => startReembedding(body));
