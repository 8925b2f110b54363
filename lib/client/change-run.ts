import { type RunStatus, runStatusSchema } from "@/lib/contracts/generate";
import { request } from "./request";

/** What a person can do to a run that is there: `POST …/cancel` or `POST …/retry`. */
export type RunChange = "cancel" | "retry";

/** Both answer with the run's status as it is then. */
export function changeRun(taskId: string, change: RunChange): Promise<RunStatus> {
  return request(`/api/generate-ideas/${encodeURIComponent(taskId)}/${change}`, runStatusSchema, {
    method: "POST",
  });
}
