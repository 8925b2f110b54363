import type { RowList } from "@/lib/contracts/generate";
import { etagResponse } from "@/lib/http/etag-response";
import { withRoute } from "@/lib/http/with-route";
import { listRows } from "@/lib/runs/row/list-rows";

export const GET = withRoute<{ task_id: string }>(async ({ request, params }) => {
  const rows = await listRows(params.task_id);
  const list: RowList = { rows, total: rows.length };
  return etagResponse(request, list);
});
