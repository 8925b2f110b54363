import { z } from "zod";
import type { Engine } from "./engine";
import { parseEvents, receiveEvents } from "./receive-events";
import { readRegistration } from "./registry";

/** Inngest's limit for events; a registration is far smaller. */
const MAX_BODY = 3 * 1024 * 1024;

/** Creates a `fetch` that responds as an Inngest server; events wait for `acceptEvents`, or fail with it. */
export function createFetch(engine: Engine, acceptEvents: () => Promise<void>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const text = await request.text();
    if (text.length > MAX_BODY) return errorResponse(413, "The request body is larger than 3 MiB.");
    const body = parseJson(text);
    if (request.method === "POST" && pathname === "/fn/register") return register(engine, body);
    if (request.method === "POST" && pathname.startsWith("/e/")) {
      return sendEvents(engine, acceptEvents, body, request.headers.get("x-inngest-event-id-seed"));
    }
    return errorResponse(404, `The embedded executor does not implement ${request.method} ${pathname}.`);
  };
}

/** SDK spec 4.3.2 to 4.3.4. */
function register(engine: Engine, body: unknown): Response {
  try {
    engine.registry = readRegistration(body);
    return Response.json({ ok: true, status: 200, modified: true });
  } catch (error) {
    return errorResponse(400, error instanceof Error ? error.message : String(error));
  }
}

async function sendEvents(
  engine: Engine,
  acceptEvents: () => Promise<void>,
  body: unknown,
  seed: string | null,
): Promise<Response> {
  const events = parseEvents(body);
  if (!events.success) return errorResponse(400, `Invalid events: ${z.prettifyError(events.error)}`);
  try {
    await acceptEvents();
    const received = receiveEvents(engine, events.data, seed);
    engine.track(received.then(noop, noop));
    return Response.json({ ids: await received, status: 200 });
  } catch (error) {
    return errorResponse(503, error instanceof Error ? error.message : String(error));
  }
}

const noop = () => {};

function errorResponse(status: number, error: string): Response {
  return Response.json({ status, error }, { status });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
