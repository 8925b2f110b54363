import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { getBulk } from "@/lib/review/bulk/bulk-state";

export const GET = route(ENDPOINTS.getBulk, ({ params }) => getBulk(params.bulk_id));
