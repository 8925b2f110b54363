import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listRowCalls } from "@/lib/runs/row/list-row-calls";

export const GET = route(ENDPOINTS.listRowCalls, ({ params, query }) =>
  listRowCalls(params.task_id, params.row, query.column),
);
