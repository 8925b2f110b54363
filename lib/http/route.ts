import "server-only";
import type { Endpoint, RequestOf, ResponseOf } from "@/lib/contracts/endpoint";
import { etagResponse } from "./etag";
import { parseRequest } from "./parse-request";
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

type Handler<E extends Endpoint> = (request: RequestOf<E>) => Promise<ResponseOf<E> | Reply<ResponseOf<E>>>;

/** Serves an endpoint as it is declared; the handler maps a validated request to a DTO. */
export function route<const E extends Endpoint>(endpoint: E, handler: Handler<E>): RouteHandler {
  return withProblems(async (request, context) => {
    const parsed = await parseRequest(endpoint, request, await context.params);
    const answer = await handler(parsed);
    if (answer instanceof Reply) return Response.json(answer.dto, answer.init);
    return endpoint.etag ? etagResponse(request, answer) : Response.json(answer);
  });
}
