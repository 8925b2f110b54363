import { ENDPOINTS } from "@/lib/contracts";
import { isFinished } from "@/lib/contracts/run-state";
import { eventStream } from "@/lib/http/event-stream";
import { route } from "@/lib/http/route";
import { runEvents } from "@/lib/runs/events/run-events";
import { getRun } from "@/lib/runs/get-run";

/** 204 for who knows a run that has ended: browsers do not connect again after that. */
export const GET = route(ENDPOINTS.streamRun, async ({ params, headers }, { request }) => {
  const run = await getRun(params.task_id);
  const lastEventId = headers["Last-Event-ID"] ?? null;
  const stop = new AbortController();
  request.signal.addEventListener("abort", () => stop.abort(), { once: true });
  if (lastEventId !== null && isFinished(run)) {
    const { done } = await runEvents(run.id, lastEventId, stop.signal).next();
    if (done) return new Response(null, { status: 204 });
  }
  return eventStream(runEvents(run.id, lastEventId, stop.signal), stop);
});
