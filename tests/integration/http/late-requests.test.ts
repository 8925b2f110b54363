import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { earlyAnswers } from "@/lib/http/early-answer";
import { LIMITS } from "../../../scripts/lib/http-server.mjs";
import { Latch } from "../../support/latch";
import { exchange, open, rawProblem, rawRequest } from "../../support/raw-http";
import { echo, listen } from "./listen";

test("a request must be there after 30 s, its header after 15, and both are looked at every second", () => {
  expect(LIMITS).toMatchObject({
    requestTimeout: 30_000,
    headersTimeout: 15_000,
    connectionsCheckingInterval: 1000,
  });
});

describe("a request that is not sent to its end", () => {
  test.each([
    ["half a body", "POST /api/generate-ideas HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"],
    [
      "half a chunk",
      "POST /api/generate-ideas HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{",
    ],
    ["half a header", "GET /api/health HTTP/1.1\r\nHo"],
    ["nothing", ""],
  ])("is answered with 408 and closed: %s", async (_what, text) => {
    // Next reads such a body too; what it makes of its end is its own.
    const url = await listen({ rest: (request, response) => echo(request, response).catch(() => {}) });
    const answer = await exchange(url, text);
    expect(rawProblem(answer)).toMatchObject({ status: 408, code: "request_timeout" });
    expect(answer.headers.connection).toBe("close");
  });

  test.each([
    ["header", "GET /api/health HTTP/1.1\r\nX-Long: "],
    ["body", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n\r\n"],
  ])("ends though its %s goes on, byte by byte", async (_what, start) => {
    const url = await listen({ early: () => null, rest: (...both) => echo(...both).catch(() => {}) });
    const { socket, answer } = open(url);
    socket.write(start);
    const drip = setInterval(() => socket.write("x"), 20);
    expect((await answer.finally(() => clearInterval(drip))).status).toBe(408);
  });

  test("is only closed when its answer has begun", async () => {
    const url = await listen({
      early: () => null,
      rest: async (_request, response) => void response.writeHead(200, { "content-length": 4 }).write("ab"),
    });
    const answer = await exchange(url, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{");
    expect(answer).toMatchObject({ status: 200, body: "ab" });
  });

  test.each([
    ["before it was read", earlyAnswers({})],
    ["after a part of it", () => null],
  ])("is not read on once it is answered, %s", async (_when, early) => {
    const url = await listen(
      {
        early,
        rest: async (request, response) => {
          await once(request, "data");
          request.pause();
          response.writeHead(413).end();
        },
      },
      { requestTimeout: 60_000, keepAliveTimeout: 60_000 },
    );
    const { socket, answer } = open(url);
    socket.write("POST /runs HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    const send = setInterval(() => socket.write("4\r\nmore\r\n"), 5);
    expect((await answer.finally(() => clearInterval(send))).status).toBeGreaterThanOrEqual(405);
  });

  test("is read to its end when that comes soon, and its connection goes on", async () => {
    const { socket, answer } = open(await listen());
    socket.write("POST /runs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n");
    await once(socket, "data");
    socket.write(`body${rawRequest("GET /api/health")}`);
    expect((await answer).body).toContain('"url":"/api/health"');
  });

  test("is read on for a while after its answer, also where the connection is to be closed: a reset would take the answer", async () => {
    const url = await listen({}, { answeredTimeout: 60_000, requestTimeout: 60_000 });
    const socket = connect({ port: Number(new URL(url).port), host: "127.0.0.1", allowHalfOpen: true });
    socket.resume();
    const send = (text: string) =>
      new Promise<void>((resolve, reject) =>
        socket.write(text, (error) => (error ? reject(error) : resolve())),
      );
    await send(rawRequest("POST /runs", { headers: "Content-Length: 99999999\r\n" }));
    await once(socket, "end");
    for (let times = 0; times < 20; times++) await send("x".repeat(65_536));
    socket.destroy();
  });

  test("is not read on for long where the connection is to be closed", async () => {
    const { socket, answer } = open(await listen({}, { requestTimeout: 60_000 }));
    socket.write(rawRequest("POST /runs", { headers: "Content-Length: 99999999\r\n" }));
    const send = setInterval(() => socket.write("x"), 5);
    expect((await answer.finally(() => clearInterval(send))).status).toBe(405);
  });

  test("does not limit the time of an answer", async () => {
    const done = new Latch();
    const url = await listen({
      rest: async (_request, response) => {
        await done.wait();
        response.end("late");
      },
    });
    const late = exchange(url, rawRequest("GET /api/health"));
    // By then a request that had come after it would have run out of time.
    expect((await exchange(url, "")).status).toBe(408);
    done.open();
    expect(await late).toMatchObject({ status: 200, body: "late" });
  });
});
