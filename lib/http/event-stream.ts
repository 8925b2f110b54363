import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { toDomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { toStoreError } from "@/lib/store/store-error";

export interface ServerSentEvent {
  /** Left out where a client cannot go on from there. */
  id?: string;
  event: string;
  /** Sent as JSON. */
  data: unknown;
}

/** Between two signs of life of a stream in which nothing happens, in milliseconds; proxies cut at 30 s and more. */
const HEARTBEAT_MS = 15_000;
/** How long a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 2000;

/** Proxies and Next's compression would hold events back. */
const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/**
 * Server-sent events, read from the source as fast as the client takes them, with a comment now and then while there
 * are none. An error of the source ends the stream; clients connect again, and are told why then.
 *
 * @param stop ends the source when the client is gone
 */
export function eventStream(source: AsyncIterator<ServerSentEvent>, stop: AbortController): Response {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<ServerSentEvent> | null> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`)),
      async pull(controller) {
        next ??= nextOf(source);
        const result = await orHeartbeat(next);
        if (result === "heartbeat") return controller.enqueue(encoder.encode(":\n\n"));
        next = undefined;
        if (!result || result.done) controller.close();
        else controller.enqueue(encoder.encode(frame(result.value)));
      },
      cancel: () => stop.abort(),
    },
    // Nothing is read for a HEAD, whose body nobody takes.
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: HEADERS });
}

function nextOf(source: AsyncIterator<ServerSentEvent>) {
  return source.next().catch((err: unknown) => {
    const { code } = toStoreError(err) ?? toDomainError(err);
    if (code === "internal") logger.error({ err }, "an event stream failed");
    return null;
  });
}

async function orHeartbeat<T>(next: Promise<T>): Promise<T | "heartbeat"> {
  const waited = new AbortController();
  const pause = sleep(HEARTBEAT_MS, "heartbeat" as const, { signal: waited.signal });
  pause.catch(() => undefined);
  return Promise.race([next, pause]).finally(() => waited.abort());
}

const frame = ({ id, event, data }: ServerSentEvent) =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
