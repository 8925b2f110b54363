import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

/** The stub's answer, a text as it is; `"hang"` means none. */
export type Answer = { status: number; body: unknown } | "hang";

export interface InngestStub {
  url: string;
  /** What was received, but for registrations. */
  received: Received[];
  registrations: Received[];
  /** The events received so far, in order. */
  events(): { id: string; name: string; data: Record<string, unknown> }[];
  close(): Promise<void>;
}

export const TAKEN: Answer = { status: 200, body: { ids: ["01"], status: 200 } };

/** An HTTP server in Inngest's place that records requests and answers with what `answer` returns. */
export async function startInngestStub(
  answer: (request: Received) => Answer | Promise<Answer> = () => TAKEN,
): Promise<InngestStub> {
  const received: Received[] = [];
  const registrations: Received[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    const { method = "", url = "", headers } = request;
    const one: Received = {
      method,
      path: url,
      headers,
      body: JSON.parse(text || "null"),
    };
    const reply = await answer(one);
    if (url.startsWith("/fn/register")) registrations.push(one);
    // Every start of the app sends this event; the tests are about the others.
    else if (!text.includes("waywo/app.started")) received.push(one);
    send(response, reply);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    registrations,
    events: () =>
      received
        .filter(({ path }) => path.startsWith("/e/"))
        .flatMap(({ body }) => body as ReturnType<InngestStub["events"]>),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === "hang") return;
  const { status, body } = answer;
  const isText = typeof body === "string";
  response.writeHead(status, { "content-type": isText ? "text/plain" : "application/json" });
  response.end(isText ? body : JSON.stringify(body));
}

/** An address that refuses connections. */
export async function deadAddress(): Promise<string> {
  const stub = await startInngestStub();
  await stub.close();
  return stub.url;
}
