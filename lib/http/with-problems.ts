import "server-only";
import { randomUUID } from "node:crypto";
import { isTrustedOrigin } from "@/lib/auth/own-site";
import { DomainError, LimitReachedError, toDomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { assertStoreTakesChanges } from "@/lib/core/store-gate";
import { assertStoreInPlace } from "@/lib/store/identity";
import { toStoreError } from "@/lib/store/store-error";
import { setCorsHeaders } from "./cors";
import { problemResponse } from "./problem";
import { tellAllowance } from "./rate-limit";

interface RouteContext {
  params: Promise<Record<string, string | string[]>>;
}

/** What Next calls for a method of a route. */
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** @param headers are set on the response, also on that of an error */
type InnerHandler = (request: Request, context: RouteContext, headers: Headers) => Promise<Response>;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * What every route of the API does, whatever it answers: it refuses cross-site changes, gives the response the
 * request's id, and turns whatever is thrown into problem details. Server errors are logged in full.
 */
export function withProblems(handler: InnerHandler): RouteHandler {
  return async (request, context) => {
    const requestId = requestIdOf(request);
    const headers = new Headers({ "x-request-id": requestId });
    setCorsHeaders(headers, request.headers.get("origin"));
    let response: Response;
    try {
      if (request.method !== "GET" && request.method !== "HEAD") refuseChange(request);
      response = await handler(request, context, headers);
    } catch (thrown) {
      const error = toStoreError(thrown) ?? toDomainError(thrown);
      if (error instanceof LimitReachedError) tellLimit(headers, error);
      response = problemResponse(error, requestId);
      if (response.status >= 500 && !(error instanceof LimitReachedError)) {
        const { pathname } = new URL(request.url);
        logger.error(
          { requestId, method: request.method, pathname, code: error.code, err: thrown },
          "request failed",
        );
      }
    }
    for (const [name, value] of headers) {
      if (name === "vary" || name === "set-cookie") response.headers.append(name, value);
      else response.headers.set(name, value);
    }
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return response;
  };
}

function tellLimit(headers: Headers, { retryAfterSeconds, allowance }: LimitReachedError): void {
  headers.set("retry-after", String(retryAfterSeconds));
  tellAllowance(headers, allowance);
}

/** The id that scripts/lib/http-server.mjs gave the request; `next dev` gives none. */
function requestIdOf({ headers }: Request): string {
  const given = headers.get("x-request-id");
  return given && UUID.test(given) ? given : randomUUID();
}

/** Another site's page can make a browser send a simple POST here; browsers say where it comes from, programs do not. */
function refuseChange({ headers }: Request): void {
  const [origin, site] = [headers.get("origin"), headers.get("sec-fetch-site")];
  const isTrusted =
    origin === null
      ? site === null || site === "same-origin" || site === "none"
      : isTrustedOrigin(origin, headers);
  if (!isTrusted) {
    throw new DomainError("cross_site", "Requests from another site that change something are refused.");
  }
  assertStoreTakesChanges();
  assertStoreInPlace();
}
