import { enqueueRun } from "@/inngest/queue";
import { ownerCookie, readOwner, runToken } from "@/lib/auth/owner";
import { ENDPOINTS } from "@/lib/contracts";
import { pathTo } from "@/lib/contracts/paths";
import { readList } from "@/lib/core/json-list";
import { pageLinks } from "@/lib/http/page-links";
import { reply, route } from "@/lib/http/route";
import { createRun } from "@/lib/runs/create-run";
import { listRuns } from "@/lib/runs/list-runs";

/**
 * Stores a run, then queues it. A browser without a cookie gets one, again when its first answer was lost and it asks
 * with the same key.
 */
export const POST = route(ENDPOINTS.createRun, async ({ body, headers }, { request }) => {
  const ownerId = await readOwner(request);
  const { run, created } = await createRun(body, headers["Idempotency-Key"] ?? null, ownerId);
  if (created) await enqueueRun(run);
  const statusUrl = pathTo("getRunStatus", { task_id: run.id });
  const dto = {
    task_id: run.id,
    num_requested: run.numIdeas,
    seed_tags: readList(run.seedTags),
    creativity: run.creativity,
    created_at: run.createdAt.toISOString(),
    status_url: statusUrl,
    run_token: await runToken(run.id),
  };
  const cookie = ownerId ?? (run.ownerId === run.id ? run.id : null);
  return reply(dto, {
    headers: { location: statusUrl, ...(cookie ? { "set-cookie": await ownerCookie(cookie) } : {}) },
  });
});

export const GET = route(ENDPOINTS.listRuns, async ({ query }, { request }) => {
  const list = await listRuns(query);
  return reply(list, { headers: { Link: pageLinks(request.url, list) } });
});
