import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listChangedRows } from "@/lib/runs/events/changed-rows";

export const GET = route(ENDPOINTS.listRows, ({ params, query }) =>
  listChangedRows(params.task_id, query.after),
);
