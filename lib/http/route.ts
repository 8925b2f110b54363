import "server-only";
import { type ActorOf, authorise } from "@/lib/auth/actor";
import type { Endpoint, RequestOf, ResponseOf } from "@/lib/contracts/endpoint";
import { instruments } from "@/lib/telemetry/instruments";
import { etagResponse } from "./etag";
import { parseRequest } from "./parse-request";
import { countRequest } from "./rate-limit";
import { type RouteHandler, withProblems } from "./with-problems";

/** A DTO with a status or headers of its own. */
class Reply<Dto> {
  constructor(
    readonly dto: Dto,
    readonly init: ResponseInit,
  ) {}
}

/** Answers with a status other than 200, or with more headers. */
export const reply = <Dto>(dto: Dto, init: ResponseInit) => new Reply(dto, init);

/**
 * Beside what is declared: who asks, and the request itself, for its signal and for a body that is no JSON. `headers`
 * are set on the response, also on that of an error.
 */
export interface HandlerContext<E extends Endpoint = Endpoint> {
  actor: ActorOf<E>;
  request: Request;
  headers: Headers;
}

type Handler<E extends Endpoint> = (
  request: RequestOf<E>,
  context: HandlerContext<E>,
) => Promise<ResponseOf<E> | Reply<ResponseOf<E>>>;

/** Serves an endpoint as it is declared; the handler maps a validated request to a DTO, or to a Response. */
export function route<const E extends Endpoint>(endpoint: E, handler: Handler<E>): RouteHandler {
  const handle = withProblems(async (request, context, headers) => {
    await countRequest(endpoint, request, headers);
    const params = await context.params;
    const actor = await authorise(endpoint, request, params);
    const parsed = await parseRequest(endpoint, request, params);
    const answer = await handler(parsed, { actor: actor as ActorOf<E>, request, headers });
    if (answer instanceof Response) return answer;
    const { dto, init } = answer instanceof Reply ? answer : reply(answer, {});
    return endpoint.etag ? etagResponse(request, dto as object, init) : Response.json(dto, init);
  });
  return async (request, context) => {
    const begun = performance.now();
    const response = await handle(request, context);
    const attributes = {
      "http.request.method": endpoint.method,
      "http.route": endpoint.path,
      "http.response.status_code": response.status,
    };
    instruments().requestDuration.record((performance.now() - begun) / 1000, attributes);
    return response;
  };
}
