import "server-only";
import { createHash } from "node:crypto";

/** The text of what was answered before: what is kept in memory is written and hashed once. */
const written = new WeakMap<object, { text: string; etag: string }>();

/**
 * JSON with a strong ETag of its text; 304 without a body when the client already has it.
 *
 * @param value is not changed once it was answered
 */
export function etagResponse(request: Request, value: object, init: ResponseInit = {}): Response {
  const { text, etag } = written.get(value) ?? write(value);
  const headers = new Headers(init.headers);
  headers.set("etag", etag);
  headers.set("cache-control", "no-cache");
  const known = request.headers
    .get("if-none-match")
    ?.split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  if (known?.some((tag) => tag === etag || tag === "*")) return new Response(null, { status: 304, headers });
  headers.set("content-type", "application/json");
  return new Response(text, { ...init, headers });
}

function write(value: object) {
  const text = JSON.stringify(value);
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  written.set(value, { text, etag });
  return { text, etag };
}
