import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, test } from "vitest";
import { trustedProxies } from "../../../scripts/lib/forwarding.mjs";
import { expectNoise } from "../../support/fail-on-noise";
import { Latch } from "../../support/latch";
import { exchange, open, rawProblem, rawRequest } from "../../support/raw-http";
import { echo, listen, servers } from "./listen";

describe("an Upgrade", () => {
  const upgrade = (line: string, more = "") =>
    `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n${more}\r\n`;

  test.each([
    ["of a page", upgrade("GET /"), 200],
    ["of an endpoint", upgrade("GET /api/health"), 200],
    ["of nothing", upgrade("GET /api/nope"), 404],
    ["with a body", `${upgrade("POST /api/generate-ideas", "Content-Length: 2\r\n")}{}`, 200],
    [
      "to HTTP/2",
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
      200,
    ],
    [
      "to nothing known",
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: \r\n\r\n",
      200,
    ],
  ])("%s is ignored, answered and closed", async (_what, text, status) => {
    const answer = await exchange(await listen(), text);
    expect(answer.status).toBe(status);
    expect(answer.headers.connection).toBe("close");
  });

  test("never stays open, however many there are", async () => {
    const url = await listen();
    const answers = await Promise.all(Array.from({ length: 100 }, () => exchange(url, upgrade("GET /x"))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test("cannot be listened for by what stands behind the server", async () => {
    await listen();
    expect(servers[0]?.listenerCount("upgrade")).toBe(0);
  });

  test("by CONNECT is closed at once", async () => {
    const url = await listen();
    expect((await exchange(url, "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test\r\n\r\n")).status).toBe(0);
  });
});

describe("what Node cannot read is a problem:", () => {
  const head = "Host: localhost\r\n";
  test.each([
    ["a NUL in the address", `GET /api/a\0b HTTP/1.1\r\n${head}\r\n`, 400],
    ["a byte above ASCII in the address", `GET /api/\xe9 HTTP/1.1\r\n${head}\r\n`, 400],
    [
      "two lengths",
      `POST /api/generate-ideas HTTP/1.1\r\n${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
      400,
    ],
    [
      "a length and chunks",
      `POST / HTTP/1.1\r\n${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
    ],
    ["a chunk without a size", `POST / HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ["another protocol", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400],
    ["another version", `GET / HTTP/3.7\r\n${head}\r\n`, 400],
    ["a long address", `GET /api/${"a".repeat(20_000)} HTTP/1.1\r\n${head}\r\n`, 431],
    ["a very long address", `GET /api/${"a".repeat(5_000_000)} HTTP/1.1\r\n${head}\r\n`, 431],
    ["a long header", `GET /api/health HTTP/1.1\r\n${head}Cookie: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["no Host", "GET /api/health HTTP/1.1\r\n\r\n", 400],
    [
      "an expectation",
      `POST /api/generate-ideas HTTP/1.1\r\n${head}Expect: a-miracle\r\nContent-Length: 2\r\n\r\n{}`,
      417,
    ],
  ])("%s", async (_what, text, status) => {
    const url = await listen({ rest: (...both) => echo(...both).catch(() => {}) });
    const answer = await exchange(url, text);
    expect(rawProblem(answer).status).toBe(status);
    expect(answer.headers.connection).toBe("close");
  });

  test.each(["FOO", "get", "BREW-COFFEE"])("the method %s, which gets 405 with Allow", async (method) => {
    const answer = await exchange(await listen(), rawRequest(`${method} /api/generate-ideas`));
    expect(rawProblem(answer)).toMatchObject({ status: 405, code: "method_not_allowed" });
    expect(answer.headers.allow).toBe("POST, GET, HEAD, OPTIONS");
  });

  test("an error of what stands behind the server, without its text", async () => {
    expectNoise(/ENOENT: \/secret/);
    const url = await listen({ rest: () => Promise.reject(new Error("ENOENT: /secret")) });
    const answer = await exchange(url, rawRequest("GET /"));
    expect(rawProblem(answer)).toMatchObject({ status: 500, code: "internal" });
    expect(answer.body).not.toContain("secret");
  });
});

describe("what Node can read", () => {
  test.each([
    ["GET http://evil.test/api/health?x=1", "/api/health?x=1"],
    ["GET https://evil.test", "/"],
    ["GET HTTP://evil.test?x", "/?x"],
    ["GET //api/health", "//api/health"],
  ])("reaches the app as a path: %s", async (line, url) => {
    const { body } = await exchange(await listen(), rawRequest(line));
    expect(JSON.parse(body).url).toBe(url);
  });

  test("is told to go on when it expects so", async () => {
    const { socket, answer } = open(await listen({ early: () => null }));
    socket.write(rawRequest("POST /", { headers: "Expect: 100-continue\r\nContent-Length: 2\r\n" }));
    const [told] = await once(socket, "data");
    expect(String(told)).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    socket.write("{}");
    expect((await answer).body).toContain('"body":"{}"');
  });

  test("has an id of its own, whatever it brings", async () => {
    const given: unknown[] = [];
    const url = await listen({
      rest: async (request, response) => {
        given.push(request.headers["x-request-id"]);
        response.end();
      },
    });
    const text = rawRequest("GET /", { headers: "X-Request-Id: mine\r\n" });
    const ids = [await exchange(url, text), await exchange(url, text)].map(
      ({ headers }) => headers["x-request-id"],
    );
    expect(ids).toEqual(given);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  const FORWARDED = [
    "X-Client-Address: 10.0.0.9",
    "X-Client-Protocol: https",
    "X-Forwarded-For: 198.51.100.1, 192.0.2.7",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Host: ideas.example",
    "X-Forwarded-Prefix: /x",
    "X-Real-IP: 192.0.2.7",
    "Forwarded: for=192.0.2.7;proto=https",
  ];

  test.each<[string | undefined, Record<string, string | undefined>]>([
    [
      undefined,
      { "x-client-address": "127.0.0.1", "x-client-protocol": "http", "x-forwarded-host": undefined },
    ],
    [
      "127.0.0.0/8",
      {
        "x-client-address": "192.0.2.7",
        "x-client-protocol": "https",
        "x-forwarded-host": "ideas.example",
      },
    ],
  ])("brings its client's address, which only a trusted proxy can tell: %s", async (proxies, told) => {
    const given: IncomingHttpHeaders[] = [];
    const url = await listen({
      proxies: trustedProxies(proxies),
      early: () => null,
      rest: async (request, response) => {
        given.push(request.headers);
        response.end();
      },
    });
    await exchange(url, rawRequest("GET /api/health", { headers: `${FORWARDED.join("\r\n")}\r\n` }));
    const { "x-request-id": _, host: _host, connection: _connection, ...headers } = given[0] ?? {};
    expect(headers).toEqual({ ...told, "x-forwarded-proto": told["x-client-protocol"] });
  });

  test("waits until the app is ready; an Upgrade too", async () => {
    const ready = new Latch();
    const url = await listen({ ready: () => ready.wait() });
    const early = exchange(url, rawRequest("GET /api/health"));
    ready.open();
    expect((await early).status).toBe(200);
  });
});
