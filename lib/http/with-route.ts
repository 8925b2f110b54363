import "server-only";
import { randomUUID } from "node:crypto";
import { DomainError, toDomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { toStoreError } from "@/lib/store/store-error";
import { problemResponse } from "./problem";
import { statusOf } from "./status-of";

type Params = Record<string, string | string[]>;

export interface RouteInput<P extends Params> {
  request: Request;
  params: P;
}

/**
 * A route handler: refuses cross-site changes, names the request, and turns whatever is thrown into one problem.
 * What a person may not see goes to the log instead.
 */
export function withRoute<P extends Params = Params>(handler: (input: RouteInput<P>) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    const requestId = randomUUID();
    let response: Response;
    try {
      refuseCrossSite(request);
      response = await handler({ request, params: await context.params });
    } catch (thrown) {
      const error = toStoreError(thrown) ?? toDomainError(thrown);
      if (statusOf(error.code) >= 500) {
        const { pathname } = new URL(request.url);
        logger.error(
          { requestId, method: request.method, pathname, code: error.code, err: thrown },
          "route failed",
        );
      }
      response = problemResponse(error, requestId);
    }
    response.headers.set("x-request-id", requestId);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return response;
  };
}

/** A page of another site may make a browser send a simple POST here; browsers say so in this header. */
function refuseCrossSite(request: Request): void {
  const safe = request.method === "GET" || request.method === "HEAD";
  if (!safe && request.headers.get("sec-fetch-site") === "cross-site") {
    throw new DomainError("cross_site", "Changes from another site's page are refused.");
  }
}
