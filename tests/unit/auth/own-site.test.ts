import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { isHttps } from "@/lib/auth/own-site";
import { forgetSingleton } from "@/lib/core/singleton";
import { earlyAnswers } from "@/lib/http/early-answer";
import { route } from "@/lib/http/route";
import { withProblems } from "@/lib/http/with-problems";

/** Of what decides who this server is, these alone. */
function given(variables: Record<string, string> = {}): void {
  for (const name of ["HOST", "ALLOWED_HOSTS", "PUBLIC_URL", "INNGEST_SERVE_ORIGIN", "CORS_ORIGIN"]) {
    vi.stubEnv(name, variables[name] ?? "");
  }
  forgetSingleton("env");
}
beforeEach(() => given());
afterEach(() => {
  vi.unstubAllEnvs();
  forgetSingleton("env");
});

const early = earlyAnswers({});
const statusAt = (host: string | undefined, url = "/api/health") =>
  early({ method: "GET", url, headers: { "x-request-id": "an-id", host } })?.status ?? 200;

describe("the Host header", () => {
  test.each(["localhost", "localhost:3000", "LOCALHOST:3000", "localhost.", "127.0.0.1:3000", "[::1]:3000"])(
    "is served as this machine's: %s",
    (host) => {
      expect([statusAt(host), statusAt(host, "/runs")]).toEqual([200, 200]);
    },
  );

  test.each([
    "evil.example",
    "localhost.evil.example",
    "evil.example:3000",
    "127.0.0.1.evil.example",
    "10.0.0.7",
    "[::2]",
    "",
    " ",
    "localhost:3000@evil.example",
    "evil.example\\localhost",
    "localhost:x",
    "localhost, evil.example",
    "[::1",
  ])("of another site is refused, for pages as for the API: %j", async (host) => {
    const answer = early({ method: "GET", url: "/api/health", headers: { "x-request-id": "an-id", host } });
    expect(answer?.status).toBe(421);
    expect(await answer?.json()).toMatchObject({ code: "unknown_host", request_id: "an-id" });
    const page = early({ method: "GET", url: "/", headers: { host } });
    expect([page?.status, page?.headers.get("content-type")]).toEqual([421, "text/html; charset=utf-8"]);
    expect(await page?.text()).not.toContain("evil");
    expect(early({ method: "POST", url: "/api/generate-ideas", headers: { host } })?.status).toBe(421);
    expect(early({ method: "OPTIONS", url: "/api/health", headers: { host } })?.status).toBe(421);
  });

  test.each([
    ["localhost", "evil.example"],
    ["evil.example", "localhost"],
  ])("and the one that a proxy names are both looked at: %s, %s", (host, forwarded) => {
    const headers = { "x-request-id": "an-id", host, "x-forwarded-host": forwarded };
    expect(early({ method: "GET", url: "/api/health", headers })?.status).toBe(421);
  });

  test("may be missing in HTTP/1.0, which no browser speaks", () => {
    expect(statusAt(undefined)).toBe(200);
  });

  test.each<[Record<string, string>, string[], string[]]>([
    [{ HOST: "10.0.0.7" }, ["10.0.0.7:80", "localhost"], ["10.0.0.8"]],
    [{ HOST: "0.0.0.0" }, ["10.0.0.7:3000", "[fe80::1]:3000", "localhost"], ["evil.example"]],
    [{ HOST: "::" }, ["10.0.0.7"], ["evil.example"]],
    [{ PUBLIC_URL: "https://Ideas.example/" }, ["ideas.example", "localhost"], ["evil.example"]],
    [{ INNGEST_SERVE_ORIGIN: "http://app.internal:3000" }, ["app.internal:3000"], ["internal"]],
    [
      { ALLOWED_HOSTS: "ideas.example, 10.0.0.7" },
      ["IDEAS.example:8443", "10.0.0.7"],
      ["localhost", "a.ideas.example"],
    ],
    [{ ALLOWED_HOSTS: "*" }, ["evil.example", "[::2]"], [""]],
  ])("goes by the environment: %j", (variables, served, refused) => {
    given(variables);
    expect(served.map((host) => statusAt(host))).toEqual(served.map(() => 200));
    expect(refused.map((host) => statusAt(host))).toEqual(refused.map(() => 421));
  });
});

describe("a change without a body", () => {
  const endpoint = {
    method: "POST",
    path: "/api/things/{id}/cancel",
    auth: "anyone",
    unknownQuery: "refuse",
    response: z.object({}),
  } as const;
  const handler = route(endpoint, async () => ({}));
  const send = async (headers: Record<string, string>) => {
    const request = new Request("http://app.test/api/things/7/cancel", { method: "POST", headers });
    return (await handler(request, { params: Promise.resolve({ id: "7" }) })).status;
  };

  test.each([
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "text/json",
    "",
  ])("is not taken from a form: %j", async (type) => {
    expect(await send({ "content-type": type })).toBe(415);
  });

  test("is taken as JSON, or as nothing", async () => {
    expect([await send({}), await send({ "content-type": "application/json" })]).toEqual([200, 200]);
  });
});

describe("a change", () => {
  const handler = withProblems(async () => Response.json({}));
  const change = async (headers: Record<string, string>) => {
    const request = new Request("http://app.test/api/things", {
      method: "POST",
      headers: { host: "localhost:3000", ...headers },
    });
    return (await handler(request, { params: Promise.resolve({}) })).status;
  };

  test.each<Record<string, string>>([
    {},
    { origin: "http://localhost:3000" },
    { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
    { host: "IDEAS.example", origin: "https://ideas.example" },
    { "x-forwarded-host": "ideas.example", origin: "https://ideas.example" },
    { host: "ideas.example", "x-client-protocol": "https", origin: "https://ideas.example" },
    { host: "ideas.example", "x-client-protocol": "http", origin: "http://ideas.example" },
  ])("is taken from this site and from programs: %j", async (headers) => {
    expect(await change(headers)).toBe(200);
  });

  test.each<Record<string, string>>([
    { origin: "http://evil.example" },
    { origin: "http://localhost:4000" },
    { origin: "http://localhost:4000", "sec-fetch-site": "same-site" },
    { origin: "http://localhost" },
    { origin: "null" },
    { origin: "" },
    { origin: "http://localhost:3000.evil.example" },
    { "x-forwarded-host": "ideas.example", origin: "http://localhost:3000" },
    { host: "ideas.example", "x-client-protocol": "https", origin: "http://ideas.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "anything" },
  ])("is refused from any other: %j", async (headers) => {
    expect(await change(headers)).toBe(403);
  });

  test("is taken from the site's public address, and from origins that are allowed", async () => {
    given({ PUBLIC_URL: "https://ideas.example", CORS_ORIGIN: "https://app.example" });
    expect(await change({ origin: "https://ideas.example" })).toBe(200);
    expect(await change({ origin: "https://app.example", "sec-fetch-site": "cross-site" })).toBe(200);
    expect(await change({ origin: "https://evil.example" })).toBe(403);
  });
});

test.each<[Record<string, string>, Record<string, string>, boolean]>([
  [{}, {}, false],
  [{}, { "x-client-protocol": "http" }, false],
  [{}, { "x-client-protocol": "https" }, true],
  [{}, { "x-forwarded-proto": "https" }, false],
  [{ PUBLIC_URL: "https://ideas.example" }, { "x-client-protocol": "http" }, true],
  [{ PUBLIC_URL: "http://ideas.example" }, {}, false],
])("HTTPS is told by PUBLIC_URL and the server: %j, %j", (variables, headers, https) => {
  given(variables);
  expect(isHttps(new Request("http://app.test/", { headers }))).toBe(https);
});
