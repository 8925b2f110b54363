import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { endpoint } from "@/lib/contracts/endpoint";
import { earlyAnswers } from "@/lib/http/early-answer";
import { route } from "@/lib/http/route";
import { forgetSingletons } from "../../support/app";

const APP = "https://app.example";
const things = endpoint({
  method: "GET",
  path: "/api/things",
  auth: "anyone",
  unknownQuery: "refuse",
  response: z.object({ things: z.array(z.string()) }),
});
const get = route(things, async () => ({ things: [] }));
const early = earlyAnswers({});

const named = (headers: Headers | undefined) =>
  [...(headers ?? [])].filter(([name]) => name.startsWith("access-control") || name === "vary");
const ask = async (headers: Record<string, string>, query = "") => {
  const request = new Request(`http://app.test/api/things${query}`, { headers });
  return (await get(request, { params: Promise.resolve({}) })).headers;
};
const preflight = (origin: string) =>
  early({ method: "OPTIONS", url: "/api/generate-ideas", headers: { "x-request-id": "id", origin } });

function allow(origins: string): void {
  vi.stubEnv("CORS_ORIGIN", origins);
  forgetSingletons();
}
beforeEach(forgetSingletons);
afterEach(() => vi.unstubAllEnvs());

describe("a page of another origin", () => {
  test("may read nothing while CORS_ORIGIN is not set", async () => {
    expect(named(await ask({ origin: APP }))).toEqual([]);
    expect(named(preflight(APP)?.headers)).toEqual([]);
  });

  test("may read answers, problems included, where CORS_ORIGIN names it", async () => {
    allow(`https://other.example, ${APP}`);
    for (const query of ["", "?nope=1"]) {
      const headers = await ask({ origin: APP }, query);
      expect(headers.get("access-control-allow-origin")).toBe(APP);
      expect(headers.get("access-control-expose-headers")).toMatch(
        /\bETag\b.*\bRateLimit\b.*\bX-Request-Id\b/,
      );
      expect(headers.get("vary")).toBe("Origin");
    }
    for (const path of ["/api/nope", "/api/generate-ideas"]) {
      const refused = early({ method: "PUT", url: path, headers: { "x-request-id": "id", origin: APP } });
      expect(refused?.headers.get("access-control-allow-origin")).toBe(APP);
    }
  });

  test("is told before a request what it may send", () => {
    allow(APP);
    const response = preflight(APP);
    expect(response?.status).toBe(204);
    expect(response?.headers.get("access-control-allow-origin")).toBe(APP);
    expect(response?.headers.get("access-control-allow-methods")).toBe("POST, GET, HEAD, OPTIONS");
    expect(response?.headers.get("access-control-allow-headers")).toMatch(/Content-Type.*X-Run-Token/);
    expect(response?.headers.has("access-control-allow-credentials")).toBe(false);
  });

  test.each(["https://app.example.evil.test", "http://app.example", "https://app.example:8443", "null", ""])(
    "may not where it is another: %j",
    async (origin) => {
      allow(APP);
      expect(named(await ask({ origin }))).toEqual([["vary", "Origin"]]);
      expect(named(preflight(origin)?.headers)).toEqual([["vary", "Origin"]]);
    },
  );

  test("may read everything where all are allowed", async () => {
    allow("*");
    expect((await ask({ origin: "https://any.example" })).get("access-control-allow-origin")).toBe(
      "https://any.example",
    );
  });

  test("may change something only where it is allowed", async () => {
    const post = route({ ...things, method: "POST" }, async () => ({ things: [] }));
    const send = async (origin: string) => {
      const headers = { origin, "sec-fetch-site": "cross-site" };
      const request = new Request("http://app.test/api/things", { method: "POST", headers });
      return (await post(request, { params: Promise.resolve({}) })).status;
    };
    allow(APP);
    expect([await send(APP), await send("https://evil.test")]).toEqual([200, 403]);
  });
});
