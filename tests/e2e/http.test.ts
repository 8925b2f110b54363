import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import { type AppServer, startAppServer } from "../support/app-server";
import { exchange, open, rawProblem, rawRequest } from "../support/raw-http";

let server: AppServer;
beforeAll(async () => {
  server = await startAppServer();
});
afterAll(() => server?.stop());

const ask = (line: string, options?: Parameters<typeof rawRequest>[1]) =>
  exchange(server.url, rawRequest(line, options));
const filledIn = (path: string) => path.replace(/\{\w+\}/g, "7");

/** Without what differs from one answer to the next. */
function steady({ headers }: { headers: Record<string, string> }): Record<string, string> {
  const { date, "x-request-id": id, "transfer-encoding": encoding, ratelimit, ...rest } = headers;
  expect([date, id]).not.toContain(undefined);
  return rest;
}

describe("every endpoint of the production server", () => {
  const paths = new Set(Object.values(ENDPOINTS).map(({ path }) => path));

  test.each([...paths])("%s answers every method", async (path) => {
    const methods = Object.values(ENDPOINTS).filter((endpoint) => endpoint.path === path);
    const own = methods.map(({ method }): string => method);
    const allow = [...own, ...(own.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "FOO", "get"]) {
      if (own.includes(method)) continue;
      const refused = await ask(`${method} ${filledIn(path)}`, { headers: "Content-Length: 0\r\n" });
      expect(rawProblem(refused), method).toMatchObject({ status: 405, code: "method_not_allowed" });
      expect(refused.headers.allow).toBe(allow);
    }
    const options = await ask(`OPTIONS ${filledIn(path)}`);
    expect(options).toMatchObject({ status: 204, body: "", headers: { allow } });
    expect(options.headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/);
    expect(Object.keys(options.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    if (!own.includes("GET")) return;
    const [got, head] = [await ask(`GET ${filledIn(path)}`), await ask(`HEAD ${filledIn(path)}`)];
    expect({ status: head.status, body: head.body }).toEqual({ status: got.status, body: "" });
    expect(steady(head)).toEqual(steady(got));
  });

  test("says under one id what it answers with", async () => {
    expect(rawProblem(await ask("GET /api/waywo-projects/0"))).toMatchObject({ code: "not_found" });
    expect(
      rawProblem(await ask("GET /api/waywo-projects?limit=x", { headers: "X-Request-Id: mine\r\n" })),
    ).toMatchObject({ status: 422 });
  });
});

describe("pages", () => {
  test.each([
    ["GET /", 200],
    ["HEAD /runs", 200],
    ["GET /nope", 404],
    ["GET /runs/nope", 404],
    ["GET /%zz", 400],
    ["GET /runs/%E0%A4%A", 400],
    ["DELETE /runs", 405],
    ["TRACE /", 405],
    ["GET /_next/image?url=%2Fx%0a{%22level%22:30}.png&w=64&q=75", 404],
    ["GET http://evil.test/runs", 200],
  ])("%s is %i, with an id", async (line, status) => {
    const answer = await ask(line);
    expect(answer.status).toBe(status);
    expect(answer.headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/);
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
  });
});

describe("an Upgrade", () => {
  test.each(["/", "/runs", "/api/health", "/_next/hmr", "/nope"])(
    "of %s is answered and closed",
    async (path) => {
      const upgrade =
        "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZQ==\r\n";
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => exchange(server.url, `GET ${path} HTTP/1.1\r\n${upgrade}\r\n`)),
      );
      for (const { status, headers } of answers) {
        expect(status).toBeGreaterThanOrEqual(200);
        expect(headers.connection).toBe("close");
      }
    },
  );
});

/** What a stranger would like to see in the log. */
const FORGED = '{"level":60,"msg":"forged"}';
const HOSTILE = [
  `%0a${encodeURIComponent(FORGED)}%0a`,
  "%1b[2J%1b[31m",
  "%c2%9b31m",
  "%e2%80%a8",
  "%00",
  "%",
  "%E0%A4%A",
];
const HOSTILE_BYTES = ["\x80\x9b31m", "\xe2\x80\xa8", `a ${FORGED}`, "%0a%1b[2J", "a".repeat(9000)];
const HOSTILE_HEADERS = (text: string) =>
  [
    ...[
      "Host",
      "Next-Action",
      "Next-Router-State-Tree",
      "Next-Url",
      "X-Request-Id",
      "Cookie",
      "Accept-Encoding",
    ],
    ...[
      "X-Forwarded-Host",
      "X-Forwarded-Proto",
      "Origin",
      "Idempotency-Key",
      "Content-Type",
      "If-None-Match",
      "Range",
    ],
    ...["X-Nextjs-Data", "X-Matched-Path", "X-Middleware-Subrequest", "Traceparent", "Content-Encoding"],
  ].map((name) => `${name}: ${text}\r\n`);

test("whatever is sent, every line of the log is one line of JSON that nobody forged, and no answer is a bare 500", async () => {
  const requests: string[] = [];
  for (const text of HOSTILE) {
    for (const path of [
      `/${text}`,
      `/runs/${text}`,
      `/projects/${text}`,
      `/api/${text}`,
      `/api/waywo-projects/${text}`,
    ]) {
      requests.push(...["GET", "POST", "TRACE", "DELETE"].map((method) => rawRequest(`${method} ${path}`)));
    }
    const more = [
      `/api/generate-ideas/${text}/status`,
      `/projects?tags=${text}&page=${text}`,
      `/${text}/%5c..//api`,
    ];
    const next = [
      `/_next/image?url=%2F${text}&w=64&q=75`,
      `/_next/static/${text}`,
      `/_next/data/${text}/x.json`,
    ];
    requests.push(...[...more, ...next].map((path) => rawRequest(`GET ${path}`)));
  }
  for (const text of HOSTILE_BYTES) {
    for (const headers of HOSTILE_HEADERS(text)) {
      requests.push(rawRequest("GET /runs", { headers: `RSC: 1\r\n${headers}` }));
      requests.push(rawRequest("GET /api/health", { headers }), rawRequest("GET /api/%", { headers }));
      const json = headers.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";
      const length = `Content-Length: ${text.length}\r\n`;
      requests.push(
        rawRequest("POST /api/generate-ideas", { headers: `${json}${length}${headers}`, body: text }),
      );
    }
    requests.push(text, `${text}\r\n\r\n`, `GET /${text} HTTP/1.1\r\n\r\n`, `${text} /api HTTP/1.1\r\n\r\n`);
  }
  for (let from = 0; from < requests.length; from += 20) {
    const batch = requests.slice(from, from + 20);
    const answers = await Promise.all(
      batch.map((text) => {
        const { socket, answer } = open(server.url);
        socket.end(text, "latin1");
        return answer;
      }),
    );
    for (const [index, answer] of answers.entries()) {
      const asked = JSON.stringify(batch[index]?.slice(0, 200));
      expect(answer.status, asked).not.toBe(500);
      if (/^\S+ \/api\b/.test(batch[index] ?? "") && answer.status >= 400) rawProblem(answer);
    }
  }
  const lines = server.log();
  for (const line of lines) {
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
    expect(JSON.parse(line).msg).not.toBe("forged");
  }
  expect(lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

test("a client that hangs up, in its body or in the answer, leaves no line in the log", async () => {
  const before = server.log().length;
  const head = "Host: localhost\r\nContent-Type: application/json\r\n";
  const half = [
    `POST /api/generate-ideas HTTP/1.1\r\n${head}Content-Length: 999\r\n\r\n{"num_ideas":`,
    `POST /api/generate-ideas HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"num\r\n`,
    `POST /runs HTTP/1.1\r\n${head}Content-Length: 999\r\n\r\n{`,
    ...["/", "/runs", "/projects", "/api/waywo-projects?limit=200", "/api/health"].map(
      (path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    ),
  ];
  for (let round = 0; round < 5; round++) {
    const gone = half.map((text) => {
      const { socket, answer } = open(server.url);
      socket.write(text, () => (round % 2 === 0 ? socket.resetAndDestroy() : socket.destroy()));
      return answer;
    });
    await Promise.all(gone);
    // By its answer, those before it have been seen.
    expect((await ask("GET /api/health")).status).toBe(200);
  }
  expect(server.log().slice(before)).toEqual([]);
});

describe("Inngest's address, with a real server configured", () => {
  let real: AppServer;
  beforeAll(async () => {
    const env = { INNGEST_BASE_URL: "http://127.0.0.1:9", INNGEST_EVENT_KEY: "event-key" };
    real = await startAppServer({ env: { ...env, INNGEST_SIGNING_KEY: "0123456789abcdef" } });
  });
  afterAll(() => real?.stop());

  test("takes three methods, and only what is signed", async () => {
    for (const method of ["GET", "POST", "PUT"]) {
      const answer = await exchange(real.url, rawRequest(`${method} /api/inngest`));
      expect(rawProblem(answer)).toMatchObject({ status: 401, code: "unauthorized" });
    }
    const answer = await exchange(real.url, rawRequest("DELETE /api/inngest"));
    expect(rawProblem(answer).status).toBe(405);
    expect(answer.headers.allow).toBe("GET, POST, PUT, HEAD, OPTIONS");
  });

  test.each([
    ["with its length", `Content-Length: ${2 ** 30}\r\n`, ""],
    ["in chunks", "Transfer-Encoding: chunked\r\n", "10000\r\n"],
  ])("refuses a body that does not end, %s", async (_how, headers, size) => {
    const { socket, answer } = open(real.url);
    const chunk = `${size}${" ".repeat(65_536)}${size && "\r\n"}`;
    const send = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on("drain", send).write(rawRequest("POST /api/inngest", { headers }));
    send();
    expect(rawProblem(await answer)).toMatchObject({ status: 413, code: "body_too_large" });
  });

  test("is none of the API where the built-in executor runs", async () => {
    for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS"]) {
      expect(rawProblem(await ask(`${method} /api/inngest`)).status).toBe(404);
    }
  });
});
