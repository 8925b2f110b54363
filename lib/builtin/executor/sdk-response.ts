import { z } from "zod";
import type { ErrorData, Json } from "./journal";
import { retryAfterMs } from "./time";

/** Not validated: it comes from `JSON.parse` and may be megabytes. */
const json = z.custom<Json>();

const op = z.object({
  id: z.string().min(1).max(200),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), json).nullish(),
  data: json.optional(),
  error: json.optional(),
});

/** A reported step (SDK spec 5.1.1). */
export type Op = z.output<typeof op>;

interface RetryAdvice {
  retryable: boolean;
  retryAfterMs: number | null;
}

/** `stepMissing`: the function no longer has the step it was called for. */
export type FailedCall = {
  kind: "error";
  error: ErrorData;
  stepMissing: boolean;
} & RetryAdvice;

export type SdkResponse =
  | { kind: "done"; data: Json }
  | ({ kind: "ops"; ops: Op[] } & RetryAdvice)
  | FailedCall;

/** A failed call for which the SDK gave no error of its own. */
export function failedCall(error: ErrorData, { retryable = true } = {}): FailedCall {
  return { kind: "error", error, stepMissing: false, retryable, retryAfterMs: null };
}

/** Inngest allows 4 MiB per step; one response may carry several steps. */
const MAX_LENGTH = 16 * 1024 * 1024;

/** Reads the response to a call request (SDK spec 4.4.3, 5.1.1). Never throws. */
export function readSdkResponse(response: Response, text: string, now: number): SdkResponse {
  const noRetry = response.headers.get("x-inngest-no-retry");
  const advice: RetryAdvice = {
    retryable: noRetry === null ? response.status >= 500 : noRetry !== "true",
    retryAfterMs: retryAfterMs(response.headers.get("retry-after"), now),
  };
  const invalid = (message: string) => failedCall({ name: "ProtocolError", message });
  if (text.length > MAX_LENGTH) {
    const message = "The function's response is larger than 16 MiB.";
    return failedCall({ name: "ProtocolError", message }, { retryable: false });
  }

  const body = parseJson(text);
  if (response.status === 200) {
    return body === undefined
      ? invalid("The function responded with status 200 but without valid JSON.")
      : { kind: "done", data: body };
  }
  if (response.status === 206) {
    const ops = z.array(op).safeParse(Array.isArray(body) ? body : [body]);
    return ops.success
      ? { kind: "ops", ops: ops.data, ...advice }
      : invalid("The function responded with status 206 but without valid steps.");
  }
  if (response.status < 400) return invalid(`The function responded with status ${response.status}.`);
  const stepMissing = isRecord(body) && typeof body.requestedStep === "string";
  return { kind: "error", error: toErrorData(body ?? text), stepMissing, ...advice };
}

/** Converts anything thrown or reported to an error of the protocol's shape. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message, stack: thrown.stack };
  if (!isRecord(thrown)) return { name: "Error", message: String(thrown).slice(0, 2000) || "Unknown error" };
  const { name, message, error } = thrown;
  const text = [message, error].find((candidate) => typeof candidate === "string" && candidate !== "");
  return {
    ...thrown,
    name: typeof name === "string" && name !== "" ? name : "Error",
    message: typeof text === "string" ? text : "Unknown error",
    stack: typeof thrown.stack === "string" ? thrown.stack : undefined,
  };
}

function isRecord(value: unknown): value is { [key: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    JSON.stringify(value); // throws if it is nested too deeply to be stored
    return value;
  } catch {
    return undefined;
  }
}
