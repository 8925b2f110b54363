import type { z } from "zod";
import { truncate } from "@/lib/net/provider-error";

const MAX_PROBLEMS = 12;
const MAX_LENGTH = 200;
/** zod's default messages speak of schemas and are rewritten; the schemas' own are kept. */
const ZOD_DEFAULT = /^(?:Invalid|Too (?:small|big)|Unrecognized)/;

/**
 * What is wrong with a value, field by field, in words a model can act on: at most 12 problems of at most 200
 * characters, as `title: is missing`.
 */
export function describeProblems(error: z.ZodError, value: unknown): string[] {
  const problems = [...new Set(error.issues.map((issue) => truncate(describe(issue, value), MAX_LENGTH)))];
  if (problems.length <= MAX_PROBLEMS) return problems;
  const kept = problems.slice(0, MAX_PROBLEMS - 1);
  return [...kept, `and ${problems.length - kept.length} more problems`];
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  const field = issue.path.map(String).join(".") || "the object";
  const found = valueAt(value, issue.path);
  if (found === undefined && issue.path.length > 0) return `${field}: is missing`;
  return `${field}: ${ZOD_DEFAULT.test(issue.message) ? rewrite(issue, found) : issue.message}`;
}

function rewrite(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${kindNames[issue.expected] ?? `a ${issue.expected}`}, not ${kindOf(found)}`;
    case "too_small":
      return `is too short or small; at least ${issue.minimum}${unit(issue.origin)}`;
    case "too_big":
      return `is too long or big; at most ${issue.maximum}${unit(issue.origin)}`;
    case "invalid_value":
      return `must be one of ${issue.values.map((one) => JSON.stringify(one)).join(", ")}`;
    default:
      return issue.message;
  }
}

const kindNames: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "an array",
  object: "an object",
  record: "an object",
};

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "boolean" ? String(value) : (kindNames[typeof value] ?? typeof value);
}

const unit = (origin: string) => (origin === "string" ? " characters" : origin === "array" ? " entries" : "");

/** The value at a path, by own keys only, so that `constructor` counts as missing. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<PropertyKey, unknown>)[key];
  }
  return found;
}
