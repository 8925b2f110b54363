import type { EventPayload, Result } from "./journal";
import { failedCall, readSdkResponse, type SdkResponse, toErrorData } from "./sdk-response";

/** A serve handler, as `serve()` of `inngest/edge` returns it. */
export type ServeHandler = (request: Request) => Promise<Response>;

export interface CallRequest {
  functionId: string;
  runId: string;
  /** The step to run, or null to discover steps. */
  stepId: string | null;
  event: EventPayload;
  /** Results of ended steps, in the order in which they ended. */
  results: ReadonlyMap<string, Result>;
  attempt: number;
  maxAttempts: number;
  disableImmediateExecution: boolean;
}

const SERVE_URL = "http://embedded.invalid/api/inngest";
const HOST = { host: "embedded.invalid" };

/** Has a serve handler register its functions (SDK spec 4.3.1). Rejects with the reason if that fails. */
export async function syncFunctions(handler: ServeHandler): Promise<void> {
  const response = await handler(new Request(SERVE_URL, { method: "PUT", headers: HOST }));
  if (response.status !== 200) throw new Error(await syncError(response));
}

/** Sends a call request (SDK spec 4.4). Never rejects: a handler that throws is a failed call. */
export async function sendCall(
  handler: ServeHandler,
  call: CallRequest,
  now: () => number,
): Promise<SdkResponse> {
  try {
    const response = await handler(toRequest(call));
    return readSdkResponse(response, await response.text(), now());
  } catch (error) {
    return failedCall(toErrorData(error));
  }
}

function toRequest(call: CallRequest): Request {
  const { functionId, runId, stepId, event, results, attempt, maxAttempts } = call;
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
    disable_immediate_execution: call.disableImmediateExecution,
    use_api: false,
    stack: { stack, current: stack.length },
  };
  return new Request(`${SERVE_URL}?${query}`, {
    method: "POST",
    headers: { ...HOST, "content-type": "application/json" },
    body: JSON.stringify({ version: 2, event, events: [event], steps, ctx }),
  });
}

async function syncError(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return String((JSON.parse(text) as { message?: unknown }).message ?? text);
  } catch {
    return text || `The serve handler responded to the sync with status ${response.status}.`;
  }
}
