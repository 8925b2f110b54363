import "server-only";
import { isIP } from "node:net";
import { env } from "@/lib/core/env";

const LOOPBACK = ["localhost", "127.0.0.1", "::1"];
const EVERY_ADDRESS = ["0.0.0.0", "::"];
/** Set by scripts/lib/http-server.mjs, whatever the client sends; `next dev` has none. */
const PROTOCOL_HEADER = "x-client-protocol";

/**
 * Whether a Host header names this server. A page whose name was pointed at this machine's address (DNS rebinding) is
 * told apart by it, which the browser sends as the page knows it.
 */
export function isServedHost(host: string): boolean {
  const { HOST, ALLOWED_HOSTS, PUBLIC_URL, INNGEST_SERVE_ORIGIN } = env();
  const name = hostName(host);
  if (name === null) return false;
  if (ALLOWED_HOSTS) return ALLOWED_HOSTS.some((allowed) => allowed === "*" || allowed === name);
  // No page can have an address for its name unless it is served from there.
  if (EVERY_ADDRESS.includes(HOST) && isIP(name)) return true;
  const named = [PUBLIC_URL, INNGEST_SERVE_ORIGIN].flatMap((url) =>
    url ? [hostName(new URL(url).host)] : [],
  );
  return [HOST.toLowerCase(), ...LOOPBACK, ...named].includes(name);
}

/** Whether CORS_ORIGIN names this origin. */
export function isAllowedOrigin(origin: string | null): boolean {
  const { CORS_ORIGIN = [] } = env();
  return origin !== null && (CORS_ORIGIN.includes("*") || CORS_ORIGIN.includes(origin));
}

/**
 * Whether a page of this origin may change something here: one of this site, or of an origin in CORS_ORIGIN.
 *
 * @param headers of the request, with what a trusted proxy says of its host and protocol
 */
export function isTrustedOrigin(origin: string, headers: Headers): boolean {
  return isAllowedOrigin(origin) || isOwnOrigin(origin, headers);
}

/** Whether a request may count for who its cookies are of: one of this site's own pages, or of no page of a browser. */
export function mayUseCookies({ headers }: Pick<Request, "headers">): boolean {
  const origin = headers.get("origin");
  return origin === null || isOwnOrigin(origin, headers);
}

function isOwnOrigin(origin: string, headers: Headers): boolean {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL && origin === new URL(PUBLIC_URL).origin) return true;
  const asked = headers.get("x-forwarded-host") ?? headers.get("host");
  if (!URL.canParse(origin) || asked === null) return false;
  const { host, protocol } = new URL(origin);
  // A page of this name that came without encryption may be of whoever sits on the line.
  if (headers.get(PROTOCOL_HEADER) === "https" && protocol !== "https:") return false;
  return host === asked.toLowerCase();
}

/** Whether the browser reaches this site over HTTPS: PUBLIC_URL says so, or a proxy of TRUSTED_PROXIES. */
export function isHttps({ headers }: Pick<Request, "headers">): boolean {
  return env().PUBLIC_URL?.startsWith("https:") === true || headers.get(PROTOCOL_HEADER) === "https";
}

/** The name or address in a Host header, without its port; null where it has none. */
function hostName(host: string): string | null {
  const [, name] = /^(\[[\da-f:.]+\]|[^\s:[\]]+?)\.?(?::\d+)?$/i.exec(host) ?? [];
  return name?.replace(/^\[|\]$/g, "").toLowerCase() ?? null;
}
