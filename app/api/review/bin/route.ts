import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listBin } from "@/lib/review/list-bin";

export const GET = route(ENDPOINTS.listBin, async ({ query }) => listBin(query));
