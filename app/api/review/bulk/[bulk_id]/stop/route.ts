import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { stopBulk } from "@/lib/review/bulk/bulk-state";

export const POST = route(ENDPOINTS.stopBulk, ({ params }) => stopBulk(params.bulk_id));
