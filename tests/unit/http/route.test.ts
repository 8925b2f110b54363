import { describe, expect, test } from "vitest";
import { z } from "zod";
import { endpoint } from "@/lib/contracts/endpoint";
import { problemSchema } from "@/lib/contracts/problem";
import { DomainError } from "@/lib/core/errors";
import { reply, route } from "@/lib/http/route";
import type { RouteHandler } from "@/lib/http/with-problems";

const thing = endpoint({
  method: "POST",
  path: "/api/things/{id}",
  auth: "anyone",
  unknownQuery: "ignore",
  params: z.object({ id: z.string() }),
  query: z.object({ limit: z.coerce.number().max(9).default(5) }),
  headers: z.object({ "X-Key": z.string().max(3, { error: "X-Key is too long." }).optional() }),
  body: z.object({ name: z.string(), count: z.int().default(1) }),
  maxBodyBytes: 100,
  response: z.object({ said: z.string() }),
});
const list = endpoint({
  method: "GET",
  path: "/api/things",
  auth: "anyone",
  unknownQuery: "refuse",
  response: z.object({ things: z.array(z.string()) }),
  etag: true,
});

const echo = route(thing, async (request) => ({ said: JSON.stringify(request) }));
const things = route(list, async () => ({ things: ["one"] }));

const post = (body: unknown, { query = "", headers = {} } = {}) =>
  send(
    echo,
    new Request(`http://app.test/api/things/7${query}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
const send = (handler: RouteHandler, request: Request) =>
  handler(request, { params: Promise.resolve({ id: "7" }) });
const get = (handler: RouteHandler, headers = {}) =>
  send(handler, new Request("http://app.test/api/things", { headers }));
const problemOf = async (response: Response) => problemSchema.parse(await response.json());

describe("a route", () => {
  test("hands on every declared part, validated, and answers with the DTO", async () => {
    const response = await post(
      { name: "a", more: 1 },
      { query: "?limit=3&limit=4", headers: { "x-key": "k" } },
    );
    expect(response.status).toBe(200);
    expect(JSON.parse((await response.json()).said)).toEqual({
      params: { id: "7" },
      query: { limit: 4 },
      body: { name: "a", count: 1 },
      headers: { "X-Key": "k" },
    });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ["body", { name: 1 }, {}, ["body", "name"]],
    ["query", { name: "a" }, { query: "?limit=10" }, ["query", "limit"]],
    ["header", { name: "a" }, { headers: { "x-key": "long" } }, ["header", "X-Key"]],
  ])("refuses an invalid %s with 422 and names the field", async (_part, body, options, loc) => {
    const response = await post(body, options);
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: "invalid_request", errors: [{ loc }] });
    expect(problem.request_id).toBe(response.headers.get("x-request-id"));
  });

  test("refuses query parameters that are not declared, or ignores them, as the endpoint says", async () => {
    const refused = await send(things, new Request("http://app.test/api/things?limit=1&q="));
    expect(refused.status).toBe(422);
    expect((await problemOf(refused)).errors).toMatchObject([
      { loc: ["query", "limit"], type: "unknown_parameter" },
      { loc: ["query", "q"] },
    ]);
    expect((await post({ name: "a" }, { query: "?q=1" })).status).toBe(200);
  });

  test("sends a handler's own Response as it is, where the endpoint declares a media type", async () => {
    const csv = endpoint({
      method: "GET",
      path: "/api/things",
      auth: "anyone",
      unknownQuery: "refuse",
      responseType: "text/csv",
    });
    const response = await get(
      route(
        csv,
        async (_request, { actor }) => new Response(actor.kind, { headers: { "content-type": "text/csv" } }),
      ),
    );
    expect(response.headers.get("content-type")).toBe("text/csv");
    expect(await response.text()).toBe("anyone");
  });

  test("tells at most ten issues", async () => {
    const many = endpoint({
      ...thing,
      headers: z.object({}),
      body: z.array(z.string()),
      maxBodyBytes: 1000,
    });
    const request = new Request("http://app.test", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(Array.from({ length: 50 }, () => 1)),
    });
    const problem = await problemOf(
      await send(
        route(many, async () => ({ said: "" })),
        request,
      ),
    );
    expect(problem.errors).toHaveLength(10);
  });

  test.each([
    ["application/json", 200],
    ["Application/JSON; charset=utf-8", 200],
    ["application/json;charset=UTF-8", 200],
    ["application/merge-patch+json", 200],
    ["text/plain", 415],
    ["text/plain; application/json", 415],
    ["text/json", 415],
    ["application/x-www-form-urlencoded", 415],
    ["multipart/form-data; boundary=application/json", 415],
    ["application/jsonp", 415],
    ["application/json-seq", 415],
    ["application/json, text/plain", 415],
    ["application/x-json", 415],
    ["json", 415],
    ["", 415],
  ])("takes a body that is called %j: %i", async (type, status) => {
    expect((await post({ name: "a" }, { headers: { "content-type": type } })).status).toBe(status);
  });

  test("takes no body without a type where one is needed", async () => {
    const body = new TextEncoder().encode('{"name":"a"}');
    const request = new Request("http://app.test/api/things/7", { method: "POST", body });
    expect(request.headers.has("content-type")).toBe(false);
    expect((await send(echo, request)).status).toBe(415);
  });

  test("names unknown fields where none are taken, shortened", async () => {
    const strict = route({ ...thing, body: z.strictObject({ name: z.string() }) }, async () => ({
      said: "",
    }));
    const body = JSON.stringify({ name: "a", admin: true, ["x".repeat(60)]: 1 });
    const headers = { "content-type": "application/json" };
    const problem = await problemOf(
      await send(strict, new Request("http://app.test/api/things/7", { method: "POST", headers, body })),
    );
    expect(problem.errors).toEqual([
      { loc: ["body", "admin"], msg: "admin is not a field of this request.", type: "unknown_field" },
      {
        loc: ["body", "x".repeat(50)],
        msg: `${"x".repeat(50)} is not a field of this request.`,
        type: "unknown_field",
      },
    ]);
  });

  test("answers 415 to what is not JSON and 413 to what is too large, with or without a declared length", async () => {
    expect((await post("{nonsense")).status).toBe(415);
    expect((await post("{}", { headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect((await post({ name: "x".repeat(200) })).status).toBe(413);
    expect((await post("{}", { headers: { "content-length": "101" } })).status).toBe(413);
  });

  test("takes a body that breaks off for the client's doing", async () => {
    const broken = new ReadableStream({
      pull: () => Promise.reject(Object.assign(new Error("aborted"), { code: "ECONNRESET" })),
    });
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body: broken, duplex: "half" } as RequestInit;
    const response = await send(echo, new Request("http://app.test/api/things/7", init));
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code: "not_received" });
  });

  test("has the id that the server gave the request, and takes no other", async () => {
    const id = "0a1b2c3d-0000-4000-8000-123456789abc";
    expect((await get(things, { "x-request-id": id })).headers.get("x-request-id")).toBe(id);
    const other = (await get(things, { "x-request-id": "mine" })).headers.get("x-request-id");
    expect(other).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("refuses changes from another site's page", async () => {
    const response = await post({ name: "a" }, { headers: { "sec-fetch-site": "cross-site" } });
    expect(response.status).toBe(403);
    expect((await get(things, { "sec-fetch-site": "cross-site" })).status).toBe(200);
  });

  test("sends a strong ETag where one is declared, and 304 to who has it", async () => {
    const first = await get(things);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    for (const known of [etag, `"other", W/${etag}`, "*"]) {
      const again = await get(things, { "if-none-match": known });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
    }
    expect((await get(things, { "if-none-match": '"other"' })).status).toBe(200);
    expect((await post({ name: "a" })).headers.get("etag")).toBeNull();
  });

  test("sends a handler's own headers beside the ETag, and with the 304", async () => {
    const paged = route(list, async () => reply({ things: ["one"] }, { headers: { link: "<?offset=1>" } }));
    const first = await get(paged);
    const etag = first.headers.get("etag") ?? "";
    const second = await get(paged, { "if-none-match": etag });
    expect([first.status, second.status, await second.text()]).toEqual([200, 304, ""]);
    for (const { headers } of [first, second]) {
      expect([headers.get("etag"), headers.get("link")]).toEqual([etag, "<?offset=1>"]);
    }
  });

  test("sends a handler's own status and headers", async () => {
    const created = route(thing, async () =>
      reply({ said: "" }, { status: 201, headers: { location: "/x" } }),
    );
    const request = new Request("http://app.test", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"name":"a"}',
    });
    const response = await send(created, request);
    expect(response.status).toBe(201);
    expect(response.headers.get("location")).toBe("/x");
  });

  test("turns an error of the domain into its status, and any other into a 500 that tells nothing", async () => {
    const missing = route(list, async () => {
      throw new DomainError("not_found", "There is no such thing.");
    });
    const response = await get(missing);
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({ code: "not_found", detail: "There is no such thing." });

    const broken = route(list, async () => {
      throw new Error("secret");
    });
    const failed = await get(broken);
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toContain("secret");
  });
});
