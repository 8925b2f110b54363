import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { endpoint } from "@/lib/contracts/endpoint";
import { MAX_BODY_BYTES } from "@/lib/contracts/limits";
import { route } from "@/lib/http/route";
import { exchange, open, rawProblem, rawRequest } from "../../support/raw-http";
import { listen } from "./listen";

const post = route(
  endpoint({
    method: "POST",
    path: "/api/things",
    auth: "anyone",
    unknownQuery: "refuse",
    body: z.object({ text: z.string() }),
    maxBodyBytes: MAX_BODY_BYTES,
    response: z.object({ length: z.int() }),
  }),
  async ({ body }) => ({ length: body.text.length }),
);

/** Serves the endpoint, with the body as it streams in, as Next hands it on. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const init = {
    method: "POST",
    headers: request.headers as Record<string, string>,
    body: Readable.toWeb(request),
    duplex: "half",
  };
  const answer = await post(new Request("http://localhost/api/things", init as RequestInit), {
    params: Promise.resolve({}),
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}
const served = () => listen({ early: () => null, rest: serve }, { requestTimeout: 60_000 });

const HEAD = "Content-Type: application/json\r\n";
const bodyOf = (bytes: number) => `{"text":"${"x".repeat(bytes - '{"text":""}'.length)}"}`;
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
/** In pieces of 1000 bytes. */
const chunked = (text: string) =>
  `${text
    .match(/.{1,1000}/gs)
    ?.map(chunk)
    .join("")}0\r\n\r\n`;

describe("a body of 64 KiB", () => {
  test.each([
    ["with its length", (body: string) => ({ headers: `${HEAD}Content-Length: ${body.length}\r\n`, body })],
    [
      "in chunks",
      (body: string) => ({ headers: `${HEAD}Transfer-Encoding: chunked\r\n`, body: chunked(body) }),
    ],
  ])("is taken, and one byte more is not, %s", async (_how, sent) => {
    const url = await served();
    const whole = await exchange(url, rawRequest("POST /api/things", sent(bodyOf(MAX_BODY_BYTES))));
    expect(JSON.parse(whole.body)).toEqual({ length: MAX_BODY_BYTES - 11 });
    const more = await exchange(url, rawRequest("POST /api/things", sent(bodyOf(MAX_BODY_BYTES + 1))));
    expect(rawProblem(more)).toMatchObject({ status: 413, code: "body_too_large" });
  });

  test("ends a body without end, while it streams", async () => {
    const { socket, answer } = open(await served());
    socket.write(rawRequest("POST /api/things", { headers: `${HEAD}Transfer-Encoding: chunked\r\n` }));
    const send = setInterval(() => socket.write(chunk("x".repeat(4000))), 1);
    const refused = await answer.finally(() => clearInterval(send));
    expect(rawProblem(refused)).toMatchObject({ status: 413, code: "body_too_large" });
  });

  test("is refused by the length that it announces, before it comes", async () => {
    const { socket, answer } = open(await served());
    socket.write(rawRequest("POST /api/things", { headers: `${HEAD}Content-Length: 1099511627776\r\n` }));
    expect(rawProblem(await answer)).toMatchObject({ status: 413 });
  });

  test("has no more than it announces: the rest is another request, which cannot be read", async () => {
    const url = await served();
    const { socket, answer } = open(url);
    socket.write(
      `POST /api/things HTTP/1.1\r\nHost: localhost\r\n${HEAD}Content-Length: 10\r\n\r\n{"text":""}GET`,
    );
    expect(rawProblem(await answer)).toMatchObject({ status: 400, code: "bad_request" });
  });
});

test("past the most connections there may be, one more is closed at once, and the others go on", async () => {
  const url = await listen(
    { early: () => null },
    { maxConnections: 3, headersTimeout: 60_000, requestTimeout: 60_000 },
  );
  const port = Number(new URL(url).port);
  const idle = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
  const { socket, answer } = open(url);
  socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
  await vi.waitFor(async () => expect((await exchange(url, rawRequest("GET /more"))).status).toBe(0));
  socket.write("\r\n");
  expect((await answer).status).toBe(200);
  for (const one of idle) one.destroy();
  await vi.waitFor(async () => expect((await exchange(url, rawRequest("GET /more"))).status).toBe(200));
});
