import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { deleteRun } from "@/lib/runs/delete-run";
import { editRun } from "@/lib/runs/edit-run";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

export const PATCH = route(ENDPOINTS.editRun, async ({ params, body }) => {
  await editRun(params.task_id, body);
  return getRunStatus(params.task_id);
});

export const DELETE = route(ENDPOINTS.deleteRun, ({ params }) => deleteRun(params.task_id));
