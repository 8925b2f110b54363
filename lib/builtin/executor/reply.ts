import { z } from "zod";
import { retryAfterMs } from "./backoff";
import type { ErrorData, Json } from "./journal";

/** Parsed JSON is JSON: there is nothing to check, and it may be megabytes. */
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

/** A step as the SDK reports it: SDK specification 5.1.1. */
export type Op = z.output<typeof op>;

interface Advice {
  retryable: boolean;
  retryAfterMs: number | null;
}

export type Reply =
  | { kind: "done"; data: Json }
  | ({ kind: "ops"; ops: Op[] } & Advice)
  | ({ kind: "error"; error: ErrorData; stepMissing: boolean } & Advice);

/** The reply that stands for a fault that can be named and, as a rule, tried again. */
export function fault(error: ErrorData, retryable = true): Reply & { kind: "error" } {
  return { kind: "error", error, stepMissing: false, retryable, retryAfterMs: null };
}

/** Inngest keeps 4 MiB a step; one answer may carry several steps, and what each was given. */
const LONGEST_REPLY = 16 * 1024 * 1024;

/** Reads the answer to a call request: SDK specification 4.4.3 and 5.1.1. Never throws. */
export function readReply(response: Response, text: string, now: number): Reply {
  const header = response.headers.get("x-inngest-no-retry");
  const advice: Advice = {
    retryable: header === null ? response.status >= 500 : header !== "true",
    retryAfterMs: retryAfterMs(response.headers.get("retry-after"), now),
  };
  const wrong = (message: string, again = true) => fault({ name: "ProtocolError", message }, again);
  if (text.length > LONGEST_REPLY) return wrong("The function answered with more than 16 MiB.", false);

  const body = parseJson(text);
  if (response.status === 200) {
    return body === undefined
      ? wrong("The function answered 200 without JSON.")
      : { kind: "done", data: body };
  }
  if (response.status === 206) {
    const ops = z.array(op).safeParse(Array.isArray(body) ? body : [body]);
    return ops.success
      ? { kind: "ops", ops: ops.data, ...advice }
      : wrong("The function answered no readable steps.");
  }
  if (response.status < 400) return wrong(`The function answered with status ${response.status}.`);
  const stepMissing = isRecord(body) && typeof body.requestedStep === "string";
  return { kind: "error", error: toErrorData(body ?? text), stepMissing, ...advice };
}

/** Any thrown or reported thing in the shape the protocol gives errors. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message, stack: thrown.stack };
  if (!isRecord(thrown)) return { name: "Error", message: String(thrown).slice(0, 2000) || "Unknown error" };
  const { name, message, error } = thrown;
  const said = [message, error].find((text) => typeof text === "string" && text !== "");
  return {
    ...thrown,
    name: typeof name === "string" && name !== "" ? name : "Error",
    message: typeof said === "string" ? said : "Unknown error",
    stack: typeof thrown.stack === "string" ? thrown.stack : undefined,
  };
}

function isRecord(value: unknown): value is { [key: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    JSON.stringify(value); // throws where it is too deep to be kept
    return value;
  } catch {
    return undefined;
  }
}
