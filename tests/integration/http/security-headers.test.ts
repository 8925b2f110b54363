import { BlockList } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { DATA_POLICY, SECURITY_HEADERS } from "../../../scripts/lib/security-headers.mjs";
import { expectNoise } from "../../support/fail-on-noise";
import { exchange, rawRequest } from "../../support/raw-http";
import { listen } from "./listen";

afterEach(() => vi.unstubAllEnvs());

const LOWER = Object.fromEntries(
  Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
);
const POLICY = "content-security-policy";

describe("every answer has the security headers:", () => {
  test.each([
    ["a page", rawRequest("GET /"), 200],
    ["an endpoint", rawRequest("GET /api/health"), 200],
    ["an address that is none of the API's", rawRequest("GET /api/nope"), 404],
    ["a method that pages do not take", rawRequest("DELETE /runs"), 405],
    ["the methods of an endpoint", rawRequest("OPTIONS /api/health"), 204],
    ["an address that cannot be decoded", rawRequest("GET /%zz"), 400],
    ["another host", "GET /api/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421],
    ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["an expectation", rawRequest("GET /api/health", { headers: "Expect: magic\r\n" }), 417],
    ["a request that is no HTTP", "nonsense\r\n\r\n", 400],
    ["a method that Node does not know", rawRequest("FOO /api/health"), 405],
    ["a header that is too long", rawRequest("GET /", { headers: `X-Long: ${"a".repeat(20_000)}\r\n` }), 431],
  ])("%s", async (_what, request, status) => {
    const answer = await exchange(await listen(), request);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(LOWER);
    expect(answer.headers[POLICY]).toContain("frame-ancestors 'none'");
    expect(answer.headers["strict-transport-security"]).toBeUndefined();
  });

  test("a mistake of our own", async () => {
    const url = await listen({ rest: () => Promise.reject(new Error("broken")) });
    expectNoise(/broken/);
    const answer = await exchange(url, rawRequest("GET /runs"));
    expect(answer.status).toBe(500);
    expect(answer.headers).toMatchObject(LOWER);
    expect(answer.headers[POLICY]).toContain("frame-ancestors 'none'");
  });
});

test("what is no page may load and run nothing", async () => {
  const url = await listen();
  for (const path of ["/api/health", "/api", "//api/health", "/_next/static/chunks/a.js"]) {
    expect((await exchange(url, rawRequest(`GET ${path}`))).headers[POLICY], path).toBe(DATA_POLICY);
  }
});

test("a page's scripts need the nonce of its request, which no client chooses", async () => {
  const asked: Record<string, unknown>[] = [];
  const url = await listen({
    rest: async (request, response) => {
      asked.push({ ...request.headers });
      response.end("page");
    },
  });
  const forged =
    "Content-Security-Policy: script-src 'nonce-mine'\r\n" +
    "Content-Security-Policy-Report-Only: script-src 'nonce-mine'\r\nX-Nonce: mine\r\n";
  const paths = ["/", "/", "/runs", "/apidocs", "/api/health"];
  for (const path of paths) {
    const { headers } = await exchange(url, rawRequest(`GET ${path}`, { headers: forged }));
    const told = asked.at(-1);
    expect(JSON.stringify(told)).not.toContain("mine");
    if (path === "/api/health") {
      expect(told).not.toHaveProperty("x-nonce");
      expect(told).not.toHaveProperty(POLICY);
      continue;
    }
    const nonce = /script-src 'self' 'nonce-([\w+/]{22}==)';/.exec(headers[POLICY] ?? "")?.[1];
    expect(told).toMatchObject({ "x-nonce": nonce, [POLICY]: headers[POLICY] });
    expect(headers[POLICY]?.replace(/style-src-attr [^;]*/, "")).not.toMatch(/unsafe|https?:|\*/);
  }
  expect(new Set(asked.map((headers) => headers["x-nonce"])).size).toBe(paths.length);
});

test("browsers are told to stay with HTTPS where the site is reached by it", async () => {
  vi.stubEnv("PUBLIC_URL", "https://ideas.example");
  const url = await listen();
  for (const path of ["/", "/api/health"]) {
    const { headers } = await exchange(url, rawRequest(`GET ${path}`));
    expect(headers["strict-transport-security"]).toBe("max-age=63072000");
  }
});

test("a proxy's word on HTTPS counts where the proxy is trusted, and nobody else's", async () => {
  const proxies = new BlockList();
  proxies.addAddress("127.0.0.1");
  const request = rawRequest("GET /", {
    headers: "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n",
  });
  const forged = rawRequest("GET /", { headers: "X-Forwarded-Proto: https\r\nX-Client-Protocol: https\r\n" });
  const trusted = await exchange(await listen({ proxies }), request);
  expect(trusted.headers["strict-transport-security"]).toBe("max-age=63072000");
  for (const text of [request, forged]) {
    expect((await exchange(await listen(), text)).headers["strict-transport-security"]).toBeUndefined();
  }
});
