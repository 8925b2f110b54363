import "server-only";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { TITLES } from "../problem";

const PROBLEM = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

/** The statuses of the problems that an endpoint may answer with, by what it declares. */
export function problemStatuses(endpoint: Endpoint): number[] {
  const changes = endpoint.method !== "GET";
  const takesBody = endpoint.body !== undefined || endpoint.bodyType !== undefined;
  const statuses = new Set<number>([400, 500, 503, ...(endpoint.problems ?? [])]);
  if (endpoint.params) statuses.add(404);
  if (endpoint.params || endpoint.query || takesBody || endpoint.headers) statuses.add(422);
  if (endpoint.unknownQuery === "refuse") statuses.add(422);
  if (changes) for (const status of [403, 415, 507]) statuses.add(status);
  if (takesBody) for (const status of [408, 413]) statuses.add(status);
  if (endpoint.auth !== "anyone") for (const status of [401, 403, 429]) statuses.add(status);
  if (endpoint.limit) statuses.add(429);
  for (const status of endpoint.statuses ?? []) statuses.delete(status);
  return [...statuses].sort((one, other) => one - other);
}

/** The `responses` of an operation. */
export function responsesOf(endpoint: Endpoint, success: Record<string, unknown>) {
  const headers = { ...(endpoint.limit ? LIMIT_HEADERS : {}), ...ID_HEADER };
  const good = (endpoint.statuses ?? [200]).map((status) => [
    status,
    {
      description: TITLES[status] ?? "The answer",
      headers: { ...headers, ...(endpoint.etag ? ETAG_HEADER : {}) },
      content: success,
    },
  ]);
  const bad = problemStatuses(endpoint).map((status) => {
    const retry = status === 429 ? RETRY_HEADER : {};
    return [
      status,
      { description: TITLES[status] ?? "Error", headers: { ...headers, ...retry }, content: PROBLEM },
    ];
  });
  const bodiless = (endpoint.bodiless ?? []).map((status) => [
    status,
    { description: TITLES[status] ?? "There is nothing to answer", headers },
  ]);
  const unchanged = endpoint.etag
    ? [[304, { description: "Not changed since the given ETag", headers: { ...headers, ...ETAG_HEADER } }]]
    : [];
  return Object.fromEntries([...good, ...bodiless, ...unchanged, ...bad]);
}

const text = (description: string, example: string) => ({ description, schema: { type: "string" }, example });
const ID_HEADER = {
  "X-Request-Id": text("The request's id, also in the log.", "0a1b2c3d-0000-4000-8000-123456789abc"),
};
const ETAG_HEADER = {
  ETag: text("Changes with the answer.", '"pmLqC0jZ0sF4w8q1mJ9JX2nq3E0cV5gk9Y1S3i8b2uE"'),
};
const RETRY_HEADER = { "Retry-After": text("Seconds to wait.", "60") };
const LIMIT_HEADERS = {
  "RateLimit-Policy": text(
    "Requests that are taken of one client, in so many seconds.",
    '"default";q=600;w=60',
  ),
  RateLimit: text("Requests that are left, and seconds until there are more.", '"default";r=599;t=60'),
};
