import { describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import { problemSchema } from "@/lib/contracts/problem";
import { earlyAnswers } from "@/lib/http/early-answer";

const early = earlyAnswers({ "/api/inngest": ["GET", "POST", "PUT"] });
const answer = (method: string, url: string) => early({ method, url, headers: { "x-request-id": "an-id" } });

/** The answer, which must be a problem. */
async function problemOf(method: string, url: string) {
  const response = answer(method, url);
  expect(response?.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await response?.json());
  expect(problem).toMatchObject({ status: response?.status, request_id: "an-id" });
  return { ...problem, allow: response?.headers.get("allow") ?? null };
}

const filledIn = (path: string) => path.replace(/\{\w+\}/g, "7");

describe("every endpoint", () => {
  test.each(Object.values(ENDPOINTS).map(({ method, path }) => [method, path]))(
    "is left to Next: %s %s",
    (method, path) => {
      expect(answer(method, filledIn(path))).toBeNull();
      expect(answer(method, `${filledIn(path)}/?x=1#y`)).toBeNull();
    },
  );

  test.each([
    ["/api/generate-ideas", "POST, GET, HEAD, OPTIONS"],
    ["/api/generate-ideas/7/cancel", "POST, OPTIONS"],
    ["/api/generate-ideas/a%2Fb/status", "GET, HEAD, OPTIONS"],
    ["/api/waywo-projects/hashtags", "GET, HEAD, OPTIONS"],
    ["//api//./health/", "GET, HEAD, OPTIONS"],
    ["/x/../api/health", "GET, HEAD, OPTIONS"],
    ["/api\\health", "GET, HEAD, OPTIONS"],
    ["/api/%68ealth", "GET, HEAD, OPTIONS"],
    ["/api/inngest", "GET, POST, PUT, HEAD, OPTIONS"],
  ])("refuses other methods with 405, and tells its own: %s", async (path, allow) => {
    for (const method of ["DELETE", "PATCH", "TRACE", "PROPFIND", "QUERY", "FOO", "get", "__proto__", ""]) {
      expect(await problemOf(method, path)).toMatchObject({ status: 405, code: "method_not_allowed", allow });
    }
    const options = answer("OPTIONS", path);
    expect(options?.status).toBe(204);
    expect([...(options?.headers ?? [])]).toEqual([["allow", allow]]);
  });

  test("has HEAD where it has GET", async () => {
    expect(answer("HEAD", "/api/health")).toBeNull();
    expect(await problemOf("HEAD", "/api/generate-ideas/7/retry")).toMatchObject({ status: 405 });
  });
});

test.each([
  "/api",
  "/api/",
  "/api/nope",
  "/api/generate-ideas/7/nope",
  "/api/health/x",
  "/api/__proto__",
  "/api?x",
])("%s is no address of the API, whatever the method", async (path) => {
  for (const method of ["GET", "HEAD", "POST", "OPTIONS", "TRACE", "FOO"]) {
    expect(await problemOf(method, path)).toMatchObject({ status: 404, code: "not_found" });
  }
});

test("Inngest's address is one only where it is served", async () => {
  const head = { method: "GET", url: "/api/inngest", headers: {} };
  expect(earlyAnswers({})(head)?.status).toBe(404);
});

describe("an address whose percent signs encode nothing", () => {
  const BROKEN = ["%", "%zz", "%E0%A4%A", "%FF", "%c0%ae", "a%", "%%20"];

  test.each(BROKEN)("is a problem under /api: %s", async (segment) => {
    for (const method of ["GET", "OPTIONS", "TRACE", "POST"]) {
      for (const path of [`/api/${segment}`, `/api/generate-ideas/${segment}/status?x`, `//api/${segment}`]) {
        expect(await problemOf(method, path)).toMatchObject({ status: 400, code: "bad_address" });
      }
    }
  });

  test.each(BROKEN)("is a page elsewhere: %s", async (segment) => {
    for (const path of [`/${segment}`, `/runs/${segment}`, `/_next/static/${segment}`]) {
      const response = answer("GET", path);
      expect(response?.status).toBe(400);
      expect(response?.headers.get("content-type")).toBe("text/html; charset=utf-8");
      const page = await response?.text();
      expect(page).toContain('<a href="/">');
      expect(page).not.toContain(segment);
    }
  });

  test("is no matter in a query, which is read leniently", () => {
    expect(answer("GET", "/api/waywo-projects?tags=%zz")).toBeNull();
    expect(answer("GET", "/projects?tags=%E0%A4%A")).toBeNull();
  });
});

describe("a page", () => {
  test.each(["/", "/runs", "/apidocs", "/%61pi/nope", "/api%2Fhealth", "/_next/static/x.js", "/runs/%00"])(
    "can only be read: %s",
    (path) => {
      expect(answer("GET", path)).toBeNull();
      expect(answer("HEAD", path)).toBeNull();
      expect(answer("OPTIONS", path)?.status).toBe(204);
      for (const method of ["POST", "PUT", "TRACE", "PROPFIND", "FOO"]) {
        const response = answer(method, path);
        expect([response?.status, response?.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
      }
    },
  );

  test("is not the server as a whole, which has options only", () => {
    expect(answer("OPTIONS", "*")?.status).toBe(204);
    expect(answer("GET", "*")?.status).toBe(405);
  });
});
