import { z } from "zod";
import { compileExpression, type Expression } from "./expressions";
import { resolveTime } from "./time";

export interface FunctionSpec {
  id: string;
  triggers: { event: string; when: Expression | null }[];
  /** Including the first attempt. */
  maxAttempts: number;
  concurrency: { limit: number; key: Expression | null; scope: "fn" | "env" | "account" }[];
  cancelOn: { event: string; when: Expression | null; timeout: string | null }[];
  idempotency: Expression | null;
  /** In seconds by which its calls go before others: `readPriority` reads it. */
  priority: Expression | null;
}

export type Registry = ReadonlyMap<string, FunctionSpec>;

/** Retries of a function that declares none (SDK spec 4.3.2). */
const DEFAULT_RETRIES = 3;

const text = z.string().min(1).max(2000);
const concurrencyLimit = z.strictObject({
  limit: z.int().min(0),
  key: text.optional(),
  scope: z.enum(["fn", "env", "account"]).default("fn"),
});

/** `5` and `{ limit: 5 }` are short for `[{ limit: 5 }]`. */
function toLimitList(declared: unknown): unknown {
  if (Array.isArray(declared)) return declared;
  return [typeof declared === "number" ? { limit: declared } : declared];
}

/** The supported options. Strict, because an unsupported option must not be ignored silently. */
const functionConfig = z.strictObject({
  id: text,
  name: z.string().optional(),
  triggers: z.array(z.strictObject({ event: text, expression: text.optional() })),
  steps: z.record(
    z.string(),
    z.object({
      retries: z.object({ attempts: z.int().min(0).max(100).optional() }).optional(),
    }),
  ),
  concurrency: z.preprocess(toLimitList, z.array(concurrencyLimit)).optional(),
  cancel: z.array(z.strictObject({ event: text, if: text.optional(), timeout: text.optional() })).default([]),
  idempotency: text.optional(),
  priority: z.strictObject({ run: text.optional() }).optional(),
});

const registration = z.object({
  functions: z.array(z.looseObject({ id: text })).max(500),
});

/**
 * Reads the body of `POST /fn/register` (SDK spec 4.3.2).
 *
 * @throws Error naming the function and its unsupported option
 */
export function readRegistration(body: unknown): Registry {
  const parsed = registration.safeParse(body);
  if (!parsed.success) throw new Error(`Invalid registration: ${z.prettifyError(parsed.error)}`);
  return new Map(parsed.data.functions.map((config) => [config.id, readFunction(config)]));
}

function readFunction(config: { id: string }): FunctionSpec {
  const unsupported = (reason: string): Error =>
    new Error(`Function "${config.id}" cannot run on the embedded executor: ${reason}.`);

  const parsed = functionConfig.safeParse(config);
  if (!parsed.success) throw unsupported(describeIssue(parsed.error));
  const { id, triggers, steps, concurrency = [], cancel, idempotency, priority } = parsed.data;

  const compile = (source: string | undefined): Expression | null => {
    if (source === undefined) return null;
    try {
      return compileExpression(source);
    } catch (error) {
      throw unsupported(error instanceof Error ? error.message : String(error));
    }
  };
  for (const { key, scope } of concurrency) {
    if (scope !== "fn" && !key) throw unsupported(`its concurrency limit of scope "${scope}" needs a key`);
  }
  for (const { timeout } of cancel) {
    if (timeout && resolveTime(timeout, 0) === null)
      throw unsupported(`"${timeout}" is not a valid duration`);
  }

  const retries = Object.values(steps)[0]?.retries?.attempts ?? DEFAULT_RETRIES;
  return {
    id,
    triggers: triggers.map((trigger) => ({ event: trigger.event, when: compile(trigger.expression) })),
    maxAttempts: retries + 1,
    concurrency: concurrency
      .map((entry) => ({ ...entry, key: compile(entry.key) }))
      .filter((entry) => entry.limit > 0),
    cancelOn: cancel.map((on) => ({ event: on.event, when: compile(on.if), timeout: on.timeout ?? null })),
    idempotency: compile(idempotency),
    priority: compile(priority?.run),
  };
}

/** The first issue in words, usually a flow control option the executor does not support. */
function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    return `it uses ${issue.keys.join(", ")}, which is not supported`;
  }
  const path = issue?.path.join(".") ?? "";
  if (path.startsWith("triggers")) return "it has a trigger that is not an event (cron is not supported)";
  return `${path}: ${issue?.message ?? "invalid"}`;
}
