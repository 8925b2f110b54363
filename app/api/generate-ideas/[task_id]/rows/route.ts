import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listRows } from "@/lib/runs/row/list-rows";

export const GET = route(ENDPOINTS.listRows, async ({ params }) => {
  const rows = await listRows(params.task_id);
  return { rows, total: rows.length };
});
