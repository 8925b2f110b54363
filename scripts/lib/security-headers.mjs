import { randomBytes } from "node:crypto";
import process from "node:process";

/** What a page of this site may use; it asks for none of them, and neither may a frame in it. */
const NO_FEATURES = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "usb",
  "xr-spatial-tracking",
];

/** On every response, whatever it holds. */
export const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": NO_FEATURES.map((feature) => `${feature}=()`).join(", "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** For what is no page: an answer of the API or a file, opened as a document, loads and runs nothing. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Two years, as hstspreload.org asks for. Subdomains are other people's. */
const STRICT_TRANSPORT = "max-age=63072000";

/** What Next answers without a page. */
const DATA_PATHS = /^\/+(?:api|_next\/static)(?:\/|$)/;

/**
 * What a page may load and run: this site's files, and what stands in the page with the nonce of its request.
 *
 * @param {string} nonce
 */
const pagePolicy = (nonce) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Base UI and the bars of scores are rendered with widths and places of their own.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * Sets the security headers of a response, and tells Next the nonce that a page's scripts must carry: it looks for one
 * in the request's own Content-Security-Policy, and the layout in `x-nonce`. What the client sent there is dropped.
 *
 * @param {import("node:http").IncomingMessage} request its address is a path
 * @param {import("node:http").ServerResponse} response
 */
export function setSecurityHeaders(request, response) {
  const { headers, url = "" } = request;
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (isHttps(headers)) response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
  delete headers["content-security-policy"];
  delete headers["content-security-policy-report-only"];
  delete headers["x-nonce"];
  if (DATA_PATHS.test(url)) return response.setHeader("Content-Security-Policy", DATA_POLICY);
  const nonce = randomBytes(16).toString("base64");
  headers["x-nonce"] = nonce;
  headers["content-security-policy"] = pagePolicy(nonce);
  return response.setHeader("Content-Security-Policy", pagePolicy(nonce));
}

/** As in lib/auth/own-site.ts, which a plain script cannot import. @param {import("node:http").IncomingHttpHeaders} headers */
const isHttps = (headers) =>
  headers["x-client-protocol"] === "https" || process.env.PUBLIC_URL?.startsWith("https:") === true;
