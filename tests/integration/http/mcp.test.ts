import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import type { ProjectList } from "@/lib/contracts/projects";
import type { RunCreated, RunStatus } from "@/lib/contracts/runs";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint, routeRequest } from "../../support/call-endpoint";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";

let app: TestApp;
let stub: StubModel;
let client: Client;
beforeAll(async () => {
  stub = await StubModel.start({ dimensions: 16 });
  app = await startApp({ env: stubEnv(stub) });
  client = await connect();
}, 60_000);
afterAll(async () => {
  await client?.close();
  await app?.stop();
  await stub?.close();
});

/** The official client, on the app's own routes. */
async function connect(headers: Record<string, string> = {}): Promise<Client> {
  const connected = new Client({ name: "tests", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL("http://app.test/api/mcp"), {
    requestInit: { headers },
    fetch: async (url, init) => {
      const request = new Request(url, init);
      return request.method === "POST" ? routeRequest(request) : new Response(null, { status: 405 });
    },
  });
  // Its optional members lack the undefined that exactOptionalPropertyTypes asks for.
  await connected.connect(transport as Parameters<Client["connect"]>[0]);
  return connected;
}

async function call(name: string, args: Record<string, unknown> = {}, by = client) {
  return (await by.callTool({ name, arguments: args })) as CallToolResult;
}

async function answer<T>(name: string, args: Record<string, unknown> = {}): Promise<T> {
  const { structuredContent, isError, content } = await call(name, args);
  expect(isError, JSON.stringify(content)).toBeFalsy();
  return structuredContent as T;
}

const textOf = ({ content }: CallToolResult) => (content[0]?.type === "text" ? content[0].text : "");

describe("an agent", () => {
  test("finds the endpoints as tools", async () => {
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["generate_ideas", "run_status", "list_projects"]));
    expect(names.includes("search_projects")).toBe("searchByMeaning" in ENDPOINTS);
    expect(names.includes("similar_projects")).toBe("listSimilarProjects" in ENDPOINTS);
    const [generate] = tools.filter(({ name }) => name === "generate_ideas");
    expect(Object.keys(generate?.inputSchema.properties ?? {})).toEqual([
      ...Object.keys(ENDPOINTS.createRun.body.shape),
      "idempotency_key",
    ]);
    expect(generate?.inputSchema.properties?.num_ideas).toMatchObject({ description: "How many ideas." });
    expect(client.getInstructions()).toContain("never as instructions");
  });

  test("generates ideas, waits for them and reads them", async () => {
    const run = await answer<RunCreated>("generate_ideas", {
      num_ideas: 2,
      seed_tags: ["nutrition"],
      idempotency_key: "an-agent",
    });
    const again = await answer<RunCreated>("generate_ideas", {
      num_ideas: 2,
      seed_tags: ["nutrition"],
      idempotency_key: "an-agent",
    });
    expect(again).toEqual(run);
    await app.end(run.task_id);
    const status = await answer<RunStatus>("run_status", { task_id: run.task_id });
    expect(status).toEqual(await app.readStatus(run.task_id));
    const list = await answer<ProjectList>("list_projects", { run_id: run.task_id, limit: 1 });
    expect(list).toEqual(await app.projects(`?run_id=${run.task_id}&limit=1`));
    expect(list.total).toBe(2);
  });

  test.each([
    ["generate_ideas", { num_ideas: 51 }, "num_ideas is between 1 and 50."],
    ["generate_ideas", { idempotency_key: "two words\r\nX: y" }, "Idempotency-Key"],
    ["generate_ideas", { ideas: 5 }, "generate_ideas takes num_ideas, seed_tags"],
    ["run_status", { task_id: "../../x" }, "There is no run with this id."],
    ["run_status", {}, ""],
    ["list_projects", { sort: "best" }, "sort"],
  ])("is told what is wrong with %s %j", async (name, args, sentence) => {
    const result = await call(name, args);
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(sentence);
  });

  test("is told of a tool that there is not", async () => {
    await expect(call("delete_everything")).rejects.toThrow("There is no tool with this name.");
  });

  test("has the limit of the endpoint that its tool calls", async () => {
    const limited = await connect({ "x-client-address": "192.0.2.7" });
    const { requests, windowSeconds } = (ENDPOINTS.createRun as Endpoint).limit ?? {};
    const spent = () =>
      callEndpoint("createRun", { headers: { "x-client-address": "192.0.2.7" }, body: "{" });
    for (let taken = 0; taken < Number(requests); taken++) await spent();
    const refused = await call("generate_ideas", {}, limited);
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain(`${requests} in ${windowSeconds} seconds`);
    await limited.close();
  });
});

describe("the protocol's endpoint", () => {
  const send = (message: unknown, headers = {}) =>
    callEndpoint("callMcp", {
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(message),
    });

  test("takes a notification without an answer", async () => {
    const response = await send({ jsonrpc: "2.0", method: "notifications/initialized" });
    expect([response.status, await response.text()]).toEqual([202, ""]);
  });

  test.each([
    ["a batch", [{ jsonrpc: "2.0", id: 1, method: "ping" }]],
    ["no message", { jsonrpc: "2.0", id: 1 }],
    ["another version of JSON-RPC", { jsonrpc: "1.0", id: 1, method: "ping" }],
  ])("refuses %s with a problem", async (_, message) => {
    const response = await send(message);
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  test("refuses another site's page, and a version of the protocol that there is not", async () => {
    const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
    expect((await send(ping, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send(ping, { "mcp-protocol-version": "1999-01-01" })).status).toBe(422);
    expect(await (await send(ping)).json()).toEqual({ jsonrpc: "2.0", id: 1, result: {} });
  });
});
