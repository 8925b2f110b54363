import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/client/api-error";
import { call, queryKey, queryOf } from "@/lib/client/http";

afterEach(() => vi.unstubAllGlobals());

function stubFetch(answer: () => Promise<Response>) {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(answer);
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const problem = {
  type: "about:blank",
  title: "Unprocessable content",
  status: 422,
  detail: "num_ideas is between 1 and 50.",
  code: "invalid_request",
  request_id: "1",
  errors: [{ loc: ["body", "num_ideas"], msg: "num_ideas is between 1 and 50.", type: "too_big" }],
};

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.catch((thrown) => thrown);
  if (!(error instanceof ApiError)) throw error;
  return error;
}

describe("a call", () => {
  it("goes to the endpoint's path with its parameters, query, body and headers", async () => {
    const fetch = stubFetch(async () => Response.json({ task_id: "a" }));
    expect(await call("getRunStatus", { params: { task_id: "a/b" } })).toEqual({ task_id: "a" });
    await call("listRuns", { query: { limit: 4, state: undefined } });
    await call("createRun", { body: { num_ideas: 3 }, headers: { "Idempotency-Key": "k" } });
    expect(fetch.mock.calls.map(([url, { method }]) => `${method} ${url}`)).toEqual([
      "GET /api/generate-ideas/a%2Fb/status",
      "GET /api/generate-ideas?limit=4",
      "POST /api/generate-ideas",
    ]);
    expect(fetch.mock.calls[2]?.[1]).toMatchObject({
      body: '{"num_ideas":3}',
      headers: { "content-type": "application/json", "Idempotency-Key": "k" },
    });
  });

  it("throws the problem of a refusal, with its fields and how long to wait", async () => {
    stubFetch(async () => Response.json(problem, { status: 422, headers: { "retry-after": "7" } }));
    const error = await failure(call("createRun", { body: {} }));
    expect(error).toMatchObject({ status: 422, code: "invalid_request", message: problem.detail });
    expect(error.errors).toEqual(problem.errors);
    expect(error.retryAfterMs).toBe(7000);
  });

  it.each(["<html>", "null", '{"detail":1,"code":"x"}', '{"detail":"x","code":"x","errors":[{}]}'])(
    "tells the status of a refusal that has no problem details: %s",
    async (body) => {
      stubFetch(async () => new Response(body, { status: 502 }));
      const error = await failure(call("getHealth", {}));
      expect(error).toMatchObject({ code: "unreadable", message: "The server answered 502." });
    },
  );

  it("throws for a response that is not JSON, and for none", async () => {
    stubFetch(async () => new Response("<html>"));
    expect(await failure(call("getHealth", {}))).toMatchObject({ status: 200, code: "unexpected_answer" });
    stubFetch(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await failure(call("getHealth", {}))).toMatchObject({ status: 0, code: "no_answer" });
  });

  it("is no failure of the server when its caller has aborted it", async () => {
    stubFetch(() => Promise.reject(new DOMException("", "AbortError")));
    const aborted = call("getHealth", {}, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.not.toBeInstanceOf(ApiError);
  });
});

describe("a query key", () => {
  it("differs by input, and its prefix covers every call of the endpoint", () => {
    const page = queryOf("listRuns", { query: { limit: 25, offset: 25 } }).queryKey;
    expect(page).not.toEqual(queryKey("listRuns", { query: { limit: 25, offset: 0 } }));
    expect(page.slice(0, 1)).toEqual(queryKey("listRuns"));
  });
});
