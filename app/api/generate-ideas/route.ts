import { enqueueRun } from "@/inngest/queue";
import { generateRequestSchema, type RunCreated, runListQuerySchema } from "@/lib/contracts/generate";
import { readList } from "@/lib/core/json-list";
import { readIdempotencyKey } from "@/lib/http/idempotency-key";
import { readJson } from "@/lib/http/read-json";
import { validate, validateQuery } from "@/lib/http/validate";
import { withRoute } from "@/lib/http/with-route";
import { createRun } from "@/lib/runs/create-run";
import { listRuns } from "@/lib/runs/list-runs";

/** Stores a run, then asks the queue for it. */
export const POST = withRoute(async ({ request }) => {
  const body = validate("body", generateRequestSchema, await readJson(request));
  const { run, created } = await createRun(body, readIdempotencyKey(request));
  if (created) await enqueueRun(run);
  const statusUrl = `/api/generate-ideas/${run.id}/status`;
  const answer: RunCreated = {
    task_id: run.id,
    num_requested: run.numIdeas,
    seed_tags: readList(run.seedTags),
    creativity: run.creativity,
    created_at: run.createdAt.toISOString(),
    status_url: statusUrl,
  };
  return Response.json(answer, { headers: { location: statusUrl } });
});

export const GET = withRoute(async ({ request }) =>
  Response.json(await listRuns(validateQuery(request, runListQuerySchema))),
);
