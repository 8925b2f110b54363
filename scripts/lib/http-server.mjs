import { randomUUID } from "node:crypto";
import { createServer, STATUS_CODES } from "node:http";
import { BlockList } from "node:net";
import { settleForwarding } from "./forwarding.mjs";
import { DATA_POLICY, SECURITY_HEADERS, setSecurityHeaders } from "./security-headers.mjs";
import { serverProblem, unreadable } from "./server-problem.mjs";

/**
 * How long a request may take to arrive, and how large and many they may be; in milliseconds and bytes. The time for
 * an answer is not limited here: a step of a run takes as long as its model calls.
 */
export const LIMITS = {
  /** For a whole request, its body included. */
  requestTimeout: 30_000,
  /** For the header of a request, or for a connection's first byte. */
  headersTimeout: 15_000,
  /** Between two looks at the two above; Node's own 30 s would double them. */
  connectionsCheckingInterval: 1000,
  /** For what is still on its way of a request that has been answered; Node would read all of it. */
  answeredTimeout: 1000,
  /** Between two requests on a connection. */
  keepAliveTimeout: 5000,
  maxHeaderSize: 16 * 1024,
  /** Far more than a page's visitors need, and fewer than the files a process may open. */
  maxConnections: 4096,
};

/** A request line with a method that Node's parser does not know. */
const REQUEST_LINE = /^([!#$%&'*+.^`|~\w-]+) ([!-~]+) HTTP\/1\.[01]\r?\n/;

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {Pick<Request, "method" | "url" | "headers">} Head */
/** @typedef {import("node:http").ServerResponse} ServerResponse */

/**
 * @typedef {object} Answers
 * @property {(head: Head) => Response | null} early answers without the body, also where Node could not read the
 *   method; null leaves the request to `rest`. Targets begin with a slash, or are `*`.
 * @property {(request: Request, response: ServerResponse) => Promise<unknown>} rest
 * @property {(request: Request) => Promise<unknown>} [ready] is awaited first
 * @property {BlockList} [proxies] whose word on who a client is counts; nobody's, unless given
 */

/**
 * An HTTP server that answers everything Node itself would answer without a body, or not at all, with a problem. Each
 * request gets an id, in its `x-request-id` and that of the response, and its client's address and protocol in
 * `x-client-address` and `x-client-protocol`; each response its security headers.
 *
 * Upgrades are not offered: Node ignores them while nobody listens for "upgrade", the request is answered like any
 * other, and its connection is closed.
 *
 * @param {Answers} answers
 * @param {Partial<typeof LIMITS>} [limits]
 * @returns {import("node:http").Server}
 */
export function createHttpServer({ early, rest, ready, proxies = new BlockList() }, limits) {
  const { maxConnections, answeredTimeout, ...timeouts } = { ...LIMITS, ...limits };
  /** @type {WeakMap<import("node:stream").Duplex, ServerResponse>} */
  const lastResponse = new WeakMap();

  /** @param {Request} request @param {ServerResponse} response */
  function begin(request, response) {
    const { socket } = request;
    lastResponse.set(socket, response);
    const id = randomUUID();
    request.headers["x-request-id"] = id;
    settleForwarding(request.headers, socket.remoteAddress, proxies);
    response.setHeader("X-Request-Id", id);
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
    // Before Node's own listener, which destroys a connection that is to be closed: what is still on its way would then
    // reset it, and the client may lose the answer.
    response.prependOnceListener("finish", () => {
      if (request.complete) return;
      socket.destroySoon = () => void socket.end();
      const isOver = () => !request.complete || socket.writableEnded;
      setTimeout(() => isOver() && socket.destroy(), answeredTimeout).unref();
    });
    request.url = pathOf(request.url ?? "");
    setSecurityHeaders(request, response);
    return id;
  }

  /** @param {Request} request @param {ServerResponse} response */
  async function answer(request, response) {
    await ready?.(request);
    const known = early(request);
    if (known) await send(response, known);
    else await rest(request, response);
  }

  const server = createServer({ ...timeouts, requireHostHeader: false }, async (request, response) => {
    const id = begin(request, response);
    if (request.httpVersion === "1.1" && request.headers.host === undefined) {
      response.shouldKeepAlive = false;
      return send(response, serverProblem(400, "The request has no Host header.", id));
    }
    try {
      await answer(request, response);
    } catch (error) {
      console.error(error);
      send(response, serverProblem(500, "Something went wrong on our side. Please try again.", id));
    }
  });
  server.maxConnections = maxConnections;
  server.on("checkExpectation", (request, response) => {
    const id = begin(request, response);
    response.shouldKeepAlive = false;
    send(response, serverProblem(417, "The only expectation that is met is 100-continue.", id));
  });
  server.on("clientError", (error, socket) => {
    const response = lastResponse.get(socket);
    const begun = response?.headersSent && !response.writableFinished;
    if (begun || !socket.writable || error.code === "ECONNRESET") return socket.destroy();
    const id = randomUUID();
    const refused = error.code === "HPE_INVALID_METHOD" && refuseMethod(error.rawPacket, id);
    close(socket, refused || unreadable(error.code, id), id);
  });

  /** @param {Buffer | undefined} packet @param {string} id */
  function refuseMethod(packet, id) {
    const [, method, target] = REQUEST_LINE.exec(packet?.toString("latin1") ?? "") ?? [];
    return target ? early({ method, url: pathOf(target), headers: { "x-request-id": id } }) : null;
  }
  return server;
}

/**
 * The path and query of a request target: a proxy's clients send whole addresses.
 *
 * @param {string} target
 */
function pathOf(target) {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, "");
  return path.startsWith("/") || path === "*" ? path : `/${path}`;
}

/** @param {ServerResponse} response @param {Response} answer */
async function send(response, answer) {
  const body = await answer.text();
  if (response.headersSent) return response.destroy();
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.end(body);
}

/** @param {import("node:stream").Duplex} socket @param {Response} answer @param {string} id */
async function close(socket, answer, id) {
  const body = await answer.text();
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    ...[...answer.headers, ...Object.entries(SECURITY_HEADERS)].map(([name, value]) => `${name}: ${value}`),
    `content-security-policy: ${DATA_POLICY}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
