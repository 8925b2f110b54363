import { enqueueRun } from "@/inngest/queue";
import { ENDPOINTS } from "@/lib/contracts";
import { pathTo } from "@/lib/contracts/paths";
import { readList } from "@/lib/core/json-list";
import { reply, route } from "@/lib/http/route";
import { createRun } from "@/lib/runs/create-run";
import { listRuns } from "@/lib/runs/list-runs";

/** Stores a run, then queues it. */
export const POST = route(ENDPOINTS.createRun, async ({ body, headers }) => {
  const { run, created } = await createRun(body, headers["Idempotency-Key"] ?? null);
  if (created) await enqueueRun(run);
  const statusUrl = pathTo("getRunStatus", { task_id: run.id });
  const dto = {
    task_id: run.id,
    num_requested: run.numIdeas,
    seed_tags: readList(run.seedTags),
    creativity: run.creativity,
    created_at: run.createdAt.toISOString(),
    status_url: statusUrl,
  };
  return reply(dto, { headers: { location: statusUrl } });
});

export const GET = route(ENDPOINTS.listRuns, async ({ query }) => listRuns(query));
