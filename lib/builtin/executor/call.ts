import type { EventPayload, Result } from "./journal";
import { fault, type Reply, readReply, toErrorData } from "./reply";

/** The serve handler: what `serve()` of `inngest/edge` returns. */
export type Handler = (request: Request) => Promise<Response>;

export interface CallRequest {
  functionId: string;
  runId: string;
  /** The step to run, or null to ask the function what comes next. */
  stepId: string | null;
  event: EventPayload;
  /** The steps that have ended, in the order in which they did. */
  results: ReadonlyMap<string, Result>;
  attempt: number;
  maxAttempts: number;
  /** Whether steps must be reported before they are run, because several are under way. */
  planOnly: boolean;
}

/** Makes one call request (SDK specification 4.4) and reads the answer. Never rejects: faults are replies. */
export async function call(handler: Handler, request: CallRequest, now: () => number): Promise<Reply> {
  try {
    const response = await handler(requestFor(request));
    return readReply(response, await response.text(), now());
  } catch (error) {
    return fault(toErrorData(error));
  }
}

function requestFor(request: CallRequest): Request {
  const { functionId, runId, stepId, event, results, attempt, maxAttempts, planOnly } = request;
  const query = new URLSearchParams({ fnId: functionId, stepId: stepId ?? "step" });
  const stack = [...results.keys()];
  const steps = Object.fromEntries(
    [...results].map(([id, result]) => [
      id,
      "data" in result ? { type: "data", ...result } : { type: "error", ...result },
    ]),
  );
  const ctx = {
    run_id: runId,
    attempt,
    max_attempts: maxAttempts,
    disable_immediate_execution: planOnly,
    use_api: false,
    stack: { stack, current: stack.length },
  };
  return new Request(`http://embedded.invalid/api/inngest?${query}`, {
    method: "POST",
    headers: { host: "embedded.invalid", "content-type": "application/json" },
    body: JSON.stringify({ version: 2, event, events: [event], steps, ctx }),
  });
}
