import type { z } from "zod";
import { InvalidRequestError } from "@/lib/core/errors";

/** At most this many complaints are told; a list of 200 bad tags needs no 200 sentences. */
const MAX_ISSUES = 10;

/**
 * A part of a request, checked.
 *
 * @throws InvalidRequestError field by field
 */
export function validate<T>(part: "body" | "query", schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidRequestError(
    parsed.error.issues.slice(0, MAX_ISSUES).map((issue) => ({
      loc: [part, ...issue.path.map((key) => (typeof key === "symbol" ? String(key) : key))],
      msg: sentence(part, issue),
      type: issue.code,
    })),
  );
}

/** The query of a request; a name given twice counts once, the last. */
export function validateQuery<T>(request: Request, schema: z.ZodType<T>): T {
  return validate("query", schema, Object.fromEntries(new URL(request.url).searchParams));
}

function sentence(part: string, issue: z.core.$ZodIssue): string {
  const ours = /\.$/.test(issue.message);
  return ours ? issue.message : `${issue.path.join(".") || `The ${part}`}: ${issue.message}.`;
}
