import { STATUS_CODES } from "node:http";

/** The codes of these problems, as lib/core/errors.ts has those of the app. */
const CODES = /** @type {Record<number, string>} */ ({
  400: "bad_request",
  408: "request_timeout",
  413: "body_too_large",
  417: "expectation_failed",
  431: "header_too_large",
  500: "internal",
});

/**
 * What Node says of a request that it cannot read, as a status and a sentence.
 *
 * @type {Record<string, [status: number, detail: string]>}
 */
const UNREADABLE = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not arrive in time."],
  HPE_HEADER_OVERFLOW: [431, "The address and the headers of the request are too long."],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "The chunks of the body have too long extensions."],
};

/**
 * Problem details (RFC 9457) in the form of lib/http/problem.ts, for what never reaches the app.
 *
 * @param {number} status
 * @param {string} detail a sentence
 * @param {string} requestId
 */
export function serverProblem(status, detail, requestId) {
  const title = STATUS_CODES[status];
  const problem = { type: "about:blank", title, status, detail, code: CODES[status], request_id: requestId };
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store" };
  return new Response(JSON.stringify(problem), { status, headers });
}

/**
 * The problem of a request that Node could not read.
 *
 * @param {string | undefined} code of Node's error
 * @param {string} requestId
 */
export function unreadable(code, requestId) {
  const [status, detail] = UNREADABLE[code ?? ""] ?? [400, "The request is not valid HTTP."];
  return serverProblem(status, detail, requestId);
}
