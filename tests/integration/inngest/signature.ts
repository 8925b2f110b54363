import { createHash, createHmac } from "node:crypto";

const PREFIX = /^signkey-\w+-/;

/**
 * The `X-Inngest-Signature` of a body: `t=<unix seconds>&s=<hex HMAC-SHA256>` over the canonical JSON followed by
 * the timestamp, keyed with the signing key without its prefix (SDK specification 4.1.1 and 4.1.3).
 */
export function signatureOf(body: string, signingKey: string, now = Date.now()): string {
  const timestamp = String(Math.floor(now / 1000));
  const canonical = body === "" ? "" : JSON.stringify(inCanonicalOrder(JSON.parse(body)));
  const key = signingKey.replace(PREFIX, "");
  const digest = createHmac("sha256", key).update(canonical).update(timestamp).digest("hex");
  return `t=${timestamp}&s=${digest}`;
}

/** Whether the app shows, with a registration, that it has the signing key: a hash of the key's bytes (4.1.2). */
export function showsKey(authorization: unknown, signingKey: string): boolean {
  const bytes = Buffer.from(signingKey.replace(PREFIX, ""), "hex");
  const hash = createHash("sha256").update(bytes).digest("hex");
  return String(authorization).replace("Bearer ", "").replace(PREFIX, "") === hash;
}

/** JSON Canonicalization Scheme (RFC 8785): what is left to do where JSON.stringify is JavaScript's own. */
function inCanonicalOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCanonicalOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // Keys that look like numbers would be reordered by an object; none of the protocol's do.
  return Object.fromEntries(entries.map(([key, inner]) => [key, inCanonicalOrder(inner)]));
}
