import { enqueueRun } from "@/inngest/queue";
import { limitedClient } from "@/lib/auth/client-address";
import { ENDPOINTS } from "@/lib/contracts";
import { tellAllowance } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { orGiveBack, startsLeft } from "@/lib/runs/admission";
import { retryRows } from "@/lib/runs/retry-rows";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

export const POST = route(ENDPOINTS.retryRun, async ({ params, body }, { actor, request, headers }) => {
  const client = limitedClient(actor, request);
  const run = await retryRows(params.task_id, body.rows, client);
  await orGiveBack(client, enqueueRun(run));
  tellAllowance(headers, await startsLeft(client));
  return getRunStatus(run.id);
});
