import { z } from "zod";
import type { Engine } from "./engine";
import { readEvents, receiveEvents } from "./receive-events";
import { readRegistration } from "./registry";

/** Inngest takes events of up to 3 MiB; a registration is far smaller. */
const LARGEST_BODY = 3 * 1024 * 1024;

/**
 * The executor's side of the network: what an Inngest server answers, without one. No request leaves the
 * process; an address the executor does not know is a 404.
 *
 * @param open resolves when events can be taken in, rejects when they cannot
 */
export function createFetch(engine: Engine, open: () => Promise<void>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const text = await request.text();
    if (text.length > LARGEST_BODY) return failure(413, "The body is larger than 3 MiB.");
    const body = parseJson(text);
    if (request.method === "POST" && pathname === "/fn/register") return register(engine, body);
    if (request.method === "POST" && pathname.startsWith("/e/")) {
      return takeEvents(engine, open, body, request.headers.get("x-inngest-event-id-seed"));
    }
    return failure(404, `The embedded executor has no ${request.method} ${pathname}.`);
  };
}

/** SDK specification 4.3.2 to 4.3.4. */
function register(engine: Engine, body: unknown): Response {
  try {
    engine.registry = readRegistration(body);
    return Response.json({ ok: true, status: 200, modified: true });
  } catch (error) {
    return failure(400, error instanceof Error ? error.message : String(error));
  }
}

async function takeEvents(
  engine: Engine,
  open: () => Promise<void>,
  body: unknown,
  seed: string | null,
): Promise<Response> {
  const events = readEvents(body);
  if (!events.success) return failure(400, `The events cannot be read: ${z.prettifyError(events.error)}`);
  try {
    await open();
    const received = receiveEvents(engine, events.data, seed);
    engine.track(received.then(noop, noop));
    return Response.json({ ids: await received, status: 200 });
  } catch (error) {
    return failure(503, error instanceof Error ? error.message : String(error));
  }
}

const noop = () => {};

function failure(status: number, error: string): Response {
  return Response.json({ status, error }, { status });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
