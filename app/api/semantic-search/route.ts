import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { semanticSearch } from "@/lib/projects/semantic-search";

export const POST = route(ENDPOINTS.searchByMeaning, async ({ body }, { request }) =>
  semanticSearch(body, request.signal),
);
