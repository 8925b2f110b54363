import { createHmac } from "node:crypto";

/**
 * The `X-Inngest-Signature` of a body: `t=<unix seconds>&s=<hex HMAC-SHA256>` over the canonical JSON followed by
 * the timestamp, keyed with the signing key without its prefix (SDK specification 4.1.1 and 4.1.3).
 */
export function signatureOf(body: string, signingKey: string, now = Date.now()): string {
  const timestamp = String(Math.floor(now / 1000));
  const canonical = body === "" ? "" : JSON.stringify(inCanonicalOrder(JSON.parse(body)));
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const digest = createHmac("sha256", key).update(canonical).update(timestamp).digest("hex");
  return `t=${timestamp}&s=${digest}`;
}

/** JSON Canonicalization Scheme (RFC 8785): what is left to do where JSON.stringify is JavaScript's own. */
function inCanonicalOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCanonicalOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // Keys that look like numbers would be reordered by an object; none of the protocol's do.
  return Object.fromEntries(entries.map(([key, inner]) => [key, inCanonicalOrder(inner)]));
}
