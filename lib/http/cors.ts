import "server-only";
import { isAllowedOrigin } from "@/lib/auth/own-site";
import { env } from "@/lib/core/env";

/** What a page of another origin may send and read, beside what every page may. */
const SENT = [
  "Accept",
  "Authorization",
  "Content-Type",
  "Idempotency-Key",
  "If-None-Match",
  "Last-Event-ID",
  "Mcp-Protocol-Version",
  "Mcp-Session-Id",
  "X-Run-Token",
];
const READ = [
  "Content-Disposition",
  "ETag",
  "Link",
  "Location",
  "Mcp-Session-Id",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "X-Request-Id",
];
/** How long a browser keeps a preflight's answer, in seconds. */
const MAX_AGE = "600";

/** Lets pages of the origins in CORS_ORIGIN read an answer; while none is set it has no such headers. */
export function setCorsHeaders(headers: Headers, origin: string | null): void {
  if (env().CORS_ORIGIN === undefined) return;
  headers.append("vary", "Origin");
  if (!isAllowedOrigin(origin)) return;
  headers.set("access-control-allow-origin", String(origin));
  headers.set("access-control-expose-headers", READ.join(", "));
}

/** The same for OPTIONS: what a page may ask for. */
export function setPreflightHeaders(headers: Headers, origin: string | null): void {
  setCorsHeaders(headers, origin);
  if (!isAllowedOrigin(origin)) return;
  headers.delete("access-control-expose-headers");
  headers.set("access-control-allow-methods", headers.get("allow") ?? "");
  headers.set("access-control-allow-headers", SENT.join(", "));
  headers.set("access-control-max-age", MAX_AGE);
}
