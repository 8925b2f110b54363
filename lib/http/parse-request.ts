import "server-only";
import type { z } from "zod";
import type { Endpoint, RequestOf } from "@/lib/contracts/endpoint";
import { DomainError, type FieldIssue, InvalidRequestError } from "@/lib/core/errors";
import { readBody } from "@/lib/net/read-body";

type Part = "path" | "query" | "body" | "header";

/** A response lists at most this many issues, whatever the request contains. */
const MAX_ISSUES = 10;
/** Of the name of an unknown parameter or field. */
const MAX_SHOWN = 50;

/**
 * The declared parts of a request, validated. A query parameter given twice counts once, the last one, unless it is
 * declared as a list.
 *
 * @throws DomainError not_json, body_too_large, not_received; InvalidRequestError field by field
 */
export async function parseRequest<E extends Endpoint>(
  endpoint: E,
  request: Request,
  params: unknown,
): Promise<RequestOf<E>> {
  const parsed: Partial<Record<keyof RequestOf<Endpoint>, unknown>> = {};
  if (endpoint.params) parsed.params = validate("path", endpoint.params, params);
  const query = readQuery(new URL(request.url).searchParams, endpoint.query);
  if (endpoint.unknownQuery === "refuse") refuseUnknown(query, Object.keys(endpoint.query?.shape ?? {}));
  if (endpoint.query) parsed.query = validate("query", endpoint.query, query);
  if (endpoint.method !== "GET" && !endpoint.bodyType) refuseOtherTypes(request);
  if (endpoint.body) {
    parsed.body = validate("body", endpoint.body, await readJson(request, endpoint));
  }
  if (endpoint.headers) {
    const names = Object.keys(endpoint.headers.shape);
    const headers = Object.fromEntries(names.map((name) => [name, request.headers.get(name) ?? undefined]));
    parsed.headers = validate("header", endpoint.headers, headers);
  }
  return parsed as RequestOf<E>;
}

function readQuery(given: URLSearchParams, schema: z.ZodObject | undefined): Record<string, unknown> {
  const lists = Object.keys(schema?.shape ?? {}).filter((name) => isList(schema?.shape[name]));
  return {
    ...Object.fromEntries(given),
    ...Object.fromEntries(lists.map((name) => [name, given.getAll(name)])),
  };
}

/** Whether a schema, or what it reads before it transforms it, is an array. */
function isList(schema: z.core.$ZodType | undefined): boolean {
  const def = schema?._zod.def as z.core.$ZodTypeDef & { in?: z.core.$ZodType };
  return def.type === "pipe" ? isList(def.in) : def.type === "array";
}

function refuseUnknown(query: object, known: string[]): void {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const takes = known.length === 0 ? "This address takes none." : `It takes ${known.join(", ")}.`;
  throw new InvalidRequestError(
    unknown.slice(0, MAX_ISSUES).map((name) => ({
      loc: ["query", name.slice(0, MAX_SHOWN)],
      msg: `${name.slice(0, MAX_SHOWN)} is not a parameter of this address. ${takes}`,
      type: "unknown_parameter",
    })),
  );
}

function validate<T>(part: Part, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, MAX_ISSUES).flatMap((issue) => fieldIssues(part, issue));
  throw new InvalidRequestError(issues.slice(0, MAX_ISSUES));
}

function fieldIssues(part: Part, issue: z.core.$ZodIssue): FieldIssue[] {
  const loc = [part, ...issue.path.map((key) => (typeof key === "symbol" ? String(key) : key))];
  if (issue.code !== "unrecognized_keys") return [{ loc, msg: issueMessage(part, issue), type: issue.code }];
  return issue.keys.map((key) => {
    const shown = key.slice(0, MAX_SHOWN);
    return { loc: [...loc, shown], msg: `${shown} is not a field of this request.`, type: "unknown_field" };
  });
}

/** Messages of our own schemas are whole sentences; zod's are not, and lack the field. */
function issueMessage(part: Part, { message, path }: z.core.$ZodIssue): string {
  return message.endsWith(".") ? message : `${path.join(".") || `The ${part}`}: ${message}.`;
}

interface BodyLimits {
  maxBodyBytes: number;
  bodyOptional?: true;
}

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json[\t ]*(?:;|$)/i;

/** Also where no body is expected: a form of another site's page can send any other type without being asked for leave. */
function refuseOtherTypes({ headers }: Request): void {
  const type = headers.get("content-type");
  if (type !== null && !JSON_TYPE.test(type)) throw new DomainError("not_json", SEND_JSON);
}

const SEND_JSON = "Send the request as JSON, with Content-Type: application/json.";

async function readJson(request: Request, { maxBodyBytes, bodyOptional }: BodyLimits): Promise<unknown> {
  const isCalledJson = request.headers.has("content-type");
  if (!isCalledJson && !bodyOptional) throw new DomainError("not_json", SEND_JSON);
  const text = await readBody(request, maxBodyBytes);
  if (bodyOptional && text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError("not_json", "The body is not valid JSON.", { cause });
  }
}
