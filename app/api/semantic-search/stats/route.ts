import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { searchStats } from "@/lib/projects/semantic-search";

export const GET = route(ENDPOINTS.getSearchStats, () => searchStats());
