import "server-only";
import { logger } from "@/lib/core/logger";
import { TransportFailure } from "@/lib/net/transport-failure";
import type { HttpRequest, HttpResponse } from "./messages";
import { ThreadError } from "./worker-thread";
import { workers } from "./workers";

/** The built-in composer, in a thread of its own. @throws TransportFailure as `boundedFetch` does */
export const composerFetch = fetchFrom("composer");

/** The built-in encoder, in the same thread. @throws TransportFailure as `boundedFetch` does */
export const encoderFetch = fetchFrom("encoder");

function fetchFrom(service: "composer" | "encoder"): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { url, method, headers } = request;
    const message: HttpRequest = { url, method, headers: [...headers], body: await request.text() };
    try {
      const output = await workers().compute.call(service, message, {
        signal: init?.signal ?? request.signal,
      });
      const { body, ...rest } = output as HttpResponse;
      return new Response(body, rest);
    } catch (error) {
      if (!(error instanceof ThreadError)) throw error;
      logger.warn({ err: error, service }, "a built-in service failed");
      const kind = error.reason === "start" ? "connect" : "broken";
      throw new TransportFailure(kind, `the built-in ${service} failed: ${error.message}`);
    }
  };
}
