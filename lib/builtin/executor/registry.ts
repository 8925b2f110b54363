import { z } from "zod";
import { momentOf } from "./durations";
import { compileExpression, type Expression } from "./expressions";

/** A function as it declared itself, ready to be used. */
export interface FunctionSpec {
  id: string;
  triggers: { event: string; when: Expression | null }[];
  /** Attempts in all, the first included. */
  maxAttempts: number;
  concurrency: { limit: number; key: Expression | null; scope: "fn" | "env" | "account" }[];
  cancelOn: { event: string; when: Expression | null; timeout: string | null }[];
  idempotency: Expression | null;
}

export type Registry = ReadonlyMap<string, FunctionSpec>;

/** Retries after the first attempt for a function that declares none: SDK specification 4.3.2. */
const DEFAULT_RETRIES = 3;

const text = z.string().min(1).max(2000);
const limit = z.strictObject({
  limit: z.int().min(0),
  key: text.optional(),
  scope: z.enum(["fn", "env", "account"]).default("fn"),
});

/** `5` and `{ limit: 5 }` are short for `[{ limit: 5 }]`. */
function listOfLimits(declared: unknown): unknown {
  if (Array.isArray(declared)) return declared;
  return [typeof declared === "number" ? { limit: declared } : declared];
}

/** What the executor honours. Strict: what is declared and not honoured must not be passed over. */
const declaration = z.strictObject({
  id: text,
  name: z.string().optional(),
  triggers: z.array(z.strictObject({ event: text, expression: text.optional() })),
  steps: z.record(
    z.string(),
    z.object({
      retries: z.object({ attempts: z.int().min(0).max(100).optional() }).optional(),
    }),
  ),
  concurrency: z.preprocess(listOfLimits, z.array(limit)).optional(),
  cancel: z.array(z.strictObject({ event: text, if: text.optional(), timeout: text.optional() })).default([]),
  idempotency: text.optional(),
});

const registration = z.object({
  functions: z.array(z.looseObject({ id: text })).max(500),
});

/**
 * Reads the body of `POST /fn/register` (SDK specification 4.3.2).
 *
 * @throws Error naming the function and what of its declaration cannot be honoured
 */
export function readRegistration(body: unknown): Registry {
  const parsed = registration.safeParse(body);
  if (!parsed.success) throw new Error(`The registration cannot be read: ${z.prettifyError(parsed.error)}`);
  return new Map(parsed.data.functions.map((config) => [config.id, readFunction(config)]));
}

function readFunction(config: { id: string }): FunctionSpec {
  const refuse = (what: string): Error =>
    new Error(`Function "${config.id}" cannot run on the embedded executor: ${what}.`);

  const parsed = declaration.safeParse(config);
  if (!parsed.success) throw refuse(complaintOf(parsed.error));
  const { id, triggers, steps, concurrency = [], cancel, idempotency } = parsed.data;

  const compile = (source: string | undefined): Expression | null => {
    if (source === undefined) return null;
    try {
      return compileExpression(source);
    } catch (error) {
      throw refuse(error instanceof Error ? error.message : String(error));
    }
  };
  for (const { key, scope } of concurrency) {
    if (scope !== "fn" && !key) throw refuse(`its concurrency of scope "${scope}" needs a key`);
  }
  for (const { timeout } of cancel) {
    if (timeout && momentOf(timeout, 0) === null) throw refuse(`"${timeout}" is no length of time`);
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
  };
}

/** The first complaint, in words: usually a flow control that Inngest has and the executor has not. */
function complaintOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    return `it declares ${issue.keys.join(", ")}, which is not supported`;
  }
  const where = issue?.path.join(".") ?? "";
  if (where.startsWith("triggers")) return "it has a trigger that is no event (cron is not supported)";
  return `${where}: ${issue?.message ?? "not understood"}`;
}
