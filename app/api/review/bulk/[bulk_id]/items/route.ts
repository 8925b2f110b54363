import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listBulkItems } from "@/lib/review/bulk/list-items";

export const GET = route(ENDPOINTS.listBulkItems, ({ params, query }) =>
  listBulkItems(params.bulk_id, query),
);
