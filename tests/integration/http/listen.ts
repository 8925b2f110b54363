import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { earlyAnswers } from "@/lib/http/early-answer";
import { createHttpServer, type LIMITS } from "../../../scripts/lib/http-server.mjs";

/** Those of the test. */
export const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** What stands behind the server here: reads the body, and tells what it was asked. */
export async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += chunk;
  response.end(JSON.stringify({ method: request.method, url: request.url, body }));
}

type Answers = Partial<Parameters<typeof createHttpServer>[0]>;

/** The server of the app, with `echo` in place of Next, and short times. */
export async function listen(answers: Answers = {}, limits: Partial<typeof LIMITS> = {}): Promise<string> {
  const short = {
    headersTimeout: 300,
    requestTimeout: 300,
    answeredTimeout: 50,
    connectionsCheckingInterval: 20,
  };
  const server = createHttpServer(
    { early: earlyAnswers({}), rest: echo, ...answers },
    { ...short, ...limits },
  );
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
