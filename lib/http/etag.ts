import "server-only";
import { createHash } from "node:crypto";

/** JSON with a strong ETag of its text; 304 without a body when the client already has it. */
export function etagResponse(request: Request, value: unknown, init: ResponseInit = {}): Response {
  const text = JSON.stringify(value);
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
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
