import "server-only";
import { Agent, buildConnector, type Response as UndiciResponse, fetch as undiciFetch } from "undici";
import { forbidden, lookupAllowed, whyForbidden } from "./address-rules";
import { TransportFailure, toTransportFailure } from "./transport-failure";

/** So that four attempts to connect, and the delays between them, stay below 15 s. */
const CONNECT_TIMEOUT_MS = 3_000;
/** Four thousand times a long answer. */
const MAX_BYTES = 8 * 1024 * 1024;

export interface Bounds {
  timeoutMs: number;
  /** Of the decoded body. */
  maxBytes?: number;
  /** False where another thread reads the body: it is called `text/plain` without a look at it. */
  isRead?: boolean;
}

/**
 * Makes a `fetch` for clients of outside services. A response comes complete, within its deadline and its size, or not
 * at all, and its `content-type` says whether it is JSON; aborting closes the socket. A redirect is an answer, and is
 * not followed: the request carries a key. Request bodies must be strings.
 *
 * @throws TransportFailure
 */
export function boundedFetch({ timeoutMs, maxBytes = MAX_BYTES, isRead = true }: Bounds): typeof fetch {
  // undici's own timeouts are for silence, not for the whole call.
  const dispatcher = new Agent({
    connect: connectIfAllowed,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return async (input, init = {}) => {
    // Not AbortSignal.timeout, whose timer would keep all that this call belongs to until it is over.
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const { signal } = init;
    try {
      const response = await undiciFetch(new URL(input instanceof Request ? input.url : input), {
        method: init.method ?? "GET",
        headers: Object.fromEntries(new Headers(init.headers)),
        body: typeof init.body === "string" ? init.body : null,
        signal: signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal,
        redirect: "manual",
        dispatcher,
      });
      return toPlatformResponse(response, await readBody(response, maxBytes), isRead);
    } catch (error) {
      if (signal?.aborted || error instanceof TransportFailure) throw error;
      if (deadline.signal.aborted) {
        throw new TransportFailure("deadline", `no whole answer within ${timeoutMs / 1000} s`);
      }
      throw toTransportFailure(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

const connectTo = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: lookupAllowed });

/** Looks at the very address that is connected to: names by their lookup, addresses here, since they have none. */
const connectIfAllowed: buildConnector.connector = (options, callback) => {
  const clause = whyForbidden(options.hostname);
  if (clause) callback(forbidden(clause), null);
  else connectTo(options, callback);
};

/** Counts decoded bytes: undici's `maxResponseSize` counts compressed ones, and would let a gzip bomb through. */
async function readBody(response: UndiciResponse, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      const limit = `${Math.floor(maxBytes / 2 ** 20)} MiB`;
      throw new TransportFailure("too_large", `the answer is larger than ${limit}`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The response as an instance of the global Response, which clients expect. */
function toPlatformResponse(response: UndiciResponse, body: Buffer, isRead: boolean): Response {
  const headers = new Headers([...response.headers]);
  // They describe the body as it was on the wire.
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  headers.set("content-type", isRead && isJson(body) ? "application/json" : "text/plain");
  const status = response.status >= 200 && response.status <= 599 ? response.status : 502;
  const bodyless = status === 204 || status === 205 || status === 304;
  return new Response(bodyless ? null : new Uint8Array(body), { status, headers });
}

/** Clients go by the body's type, and services get it wrong: JSON comes as `text/plain`, event streams as JSON. */
function isJson(body: Buffer): boolean {
  try {
    JSON.parse(new TextDecoder().decode(body));
    return true;
  } catch {
    return false;
  }
}
