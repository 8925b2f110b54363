import { ENDPOINTS } from "@/lib/contracts";
import { isFinished } from "@/lib/contracts/run-state";
import { eventStream } from "@/lib/http/event-stream";
import { route } from "@/lib/http/route";
import { runEvents } from "@/lib/runs/events/run-events";
import { getRun } from "@/lib/runs/get-run";

/** 204 for who knows a run that has ended: browsers do not connect again after that. */
export const GET = route(ENDPOINTS.streamRun, async ({ params, query, headers }, { request }) => {
  const run = await getRun(params.task_id);
  const after = headers["Last-Event-ID"] ?? query.after ?? null;
  const stop = new AbortController();
  request.signal.addEventListener("abort", () => stop.abort(), { once: true });
  if (after !== null && isFinished(run)) {
    const { done } = await runEvents(run.id, after, stop.signal).next();
    if (done) return new Response(null, { status: 204 });
  }
  return eventStream(runEvents(run.id, after, stop.signal), stop);
});
