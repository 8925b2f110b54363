import { enqueueRun } from "@/inngest/queue";
import { limitedClient } from "@/lib/auth/client-address";
import { ownerCookie, readOwner, runToken } from "@/lib/auth/owner";
import { ENDPOINTS } from "@/lib/contracts";
import { pathTo } from "@/lib/contracts/paths";
import { readList } from "@/lib/core/json-list";
import { pageLinks } from "@/lib/http/page-links";
import { tellAllowance } from "@/lib/http/rate-limit";
import { reply, route } from "@/lib/http/route";
import { orGiveBack, startsLeft } from "@/lib/runs/admission";
import { createRun } from "@/lib/runs/create-run";
import { listRuns } from "@/lib/runs/list-runs";

/**
 * Stores a run, then queues it. A browser without a cookie gets one, again when its first answer was lost and it asks
 * with the same key.
 */
export const POST = route(ENDPOINTS.createRun, async ({ body, headers }, context) => {
  const { actor, request } = context;
  const ownerId = await readOwner(request);
  const client = limitedClient(actor, request);
  const key = headers["Idempotency-Key"] ?? null;
  const { run, created } = await createRun(body, key, { ownerId, client });
  if (created) await orGiveBack(client, enqueueRun(run));
  tellAllowance(context.headers, await startsLeft(client));
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
    headers: { location: statusUrl, ...(cookie ? { "set-cookie": await ownerCookie(cookie, request) } : {}) },
  });
});

export const GET = route(ENDPOINTS.listRuns, async ({ query }, { request }) => {
  const list = await listRuns(query);
  return reply(list, { headers: { Link: pageLinks(request.url, list) } });
});
