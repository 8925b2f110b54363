import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { readQuality } from "@/lib/review/quality";

export const GET = route(ENDPOINTS.getQuality, ({ query }) => readQuality(query.run));
