import "server-only";
import { Agent, type Response as UndiciResponse, fetch as undiciFetch } from "undici";
import { readTransportFailure, TransportFailure } from "./transport-failure";

/** Time for a connection to come about: four tries of it and their waits stay under 15 s. */
const CONNECT_MS = 3_000;
/** Four thousand times a long answer; what is larger is no answer. */
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_REDIRECTS = 3;

export interface Bounds {
  /** For the whole call, its body included. */
  timeoutMs: number;
  maxBytes?: number;
  connectMs?: number;
}

/**
 * A `fetch` for the clients of outside services. The answer comes back whole and read, within its deadline and
 * its size, or not at all; aborting closes the socket. Redirects are followed to the same origin only, since
 * the request carries a key. Bodies are sent as text.
 *
 * @throws TransportFailure
 */
export function boundedFetch({
  timeoutMs,
  maxBytes = MAX_BYTES,
  connectMs = CONNECT_MS,
}: Bounds): typeof fetch {
  const dispatcher = new Agent({ connect: { timeout: connectMs }, headersTimeout: 0, bodyTimeout: 0 });
  return async (input, init = {}) => {
    const ending = new AbortController();
    const { signal } = init;
    const stop = () => ending.abort();
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    let late = false;
    const deadline = setTimeout(() => {
      late = true;
      stop();
    }, timeoutMs);
    try {
      const url = new URL(input instanceof Request ? input.url : input);
      const response = await follow(url, {
        method: init.method ?? "GET",
        headers: Object.fromEntries(new Headers(init.headers)),
        body: typeof init.body === "string" ? init.body : null,
        signal: ending.signal,
        redirect: "manual",
        dispatcher,
      });
      return whole(response, await readBody(response, maxBytes));
    } catch (error) {
      if (late) throw new TransportFailure("deadline", `no whole answer within ${timeoutMs / 1000} s`);
      if (signal?.aborted || error instanceof TransportFailure) throw error;
      throw readTransportFailure(error);
    } finally {
      clearTimeout(deadline);
      signal?.removeEventListener("abort", stop);
      // Whatever is left unread of a body is not waited for.
      stop();
    }
  };
}

type Init = NonNullable<Parameters<typeof undiciFetch>[1]>;

async function follow(url: URL, init: Init): Promise<UndiciResponse> {
  let at = url;
  for (let left = MAX_REDIRECTS; ; left--) {
    const response = await undiciFetch(at, init);
    const location = response.headers.get("location");
    // 307 and 308 keep the method and the body; the others turn a POST into a GET.
    if (left === 0 || !location || (response.status !== 307 && response.status !== 308)) return response;
    const next = URL.canParse(location, at) ? new URL(location, at) : undefined;
    if (next?.origin !== at.origin) return response;
    await response.body?.cancel();
    at = next;
  }
}

async function readBody(response: UndiciResponse, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new TransportFailure(
        "too_large",
        `the answer is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The answer as the platform's own Response, which is what clients expect. */
function whole(response: UndiciResponse, body: Buffer): Response {
  const headers = new Headers([...response.headers]);
  // The body is decoded and whole by now.
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  const status = response.status >= 200 && response.status <= 599 ? response.status : 502;
  const bodyless = status === 204 || status === 205 || status === 304;
  return new Response(bodyless ? null : new Uint8Array(body), { status, headers });
}
