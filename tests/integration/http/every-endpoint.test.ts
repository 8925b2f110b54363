import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type { EndpointName } from "@/lib/contracts/paths";
import { db } from "@/lib/core/db";
import { expectDocumented, operationOf } from "../../support/api-document";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { requestsTo } from "../../support/request-arbitrary";
import { stubEnv } from "../../support/stub-env";
import { StubHn } from "../../support/stub-hn";
import { StubModel } from "../../support/stub-model/stub";

const CASES = 300;
/** What deletes comes last: the others need what is there. */
const NAMES = (Object.keys(ENDPOINTS) as EndpointName[]).toSorted(
  (one, other) => Number(ENDPOINTS[one].method === "DELETE") - Number(ENDPOINTS[other].method === "DELETE"),
);
const ADMIN_TOKEN = "the-admin-token-of-every-endpoint";

let app: TestApp;
let stub: StubModel;
let hn: StubHn;
let known: Record<string, string[]>;
let credentials: Record<string, string>[];
beforeAll(async () => {
  stub = await StubModel.start({ dimensions: 16 });
  hn = await StubHn.start();
  app = await startApp({ env: stubEnv(stub, { ADMIN_TOKEN, ...hn.env }) });
  const { task_id, run_token } = await app.start({ num_ideas: 2 });
  const { project_ids } = await app.end(task_id);
  // A thread's id is Hacker News'; that of a project will do.
  await db().post.createMany({ data: project_ids.map((id) => ({ id, type: "story", title: "A thread" })) });
  known = { task_id: [task_id, task_id.toUpperCase()], id: project_ids.map(String) };
  credentials = [
    { authorization: `Bearer ${ADMIN_TOKEN}` },
    { authorization: "Bearer of-nothing" },
    { "x-run-token": run_token },
    { cookie: `waywo_owner=${task_id}.nonsense` },
  ];
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await stub?.close();
  await hn?.close();
}, 120_000);

describe(`${CASES} requests, valid or not, are never a 5xx, and answered as the document says:`, () => {
  test.each(NAMES)("%s", { timeout: 300_000 }, async (name) => {
    const seen = new Map<number, number>();
    const property = fc.asyncProperty(requestsTo(operationOf(name), known, credentials), async (call) => {
      const response = await callEndpoint(name, call);
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      expect(response.status).toBeLessThan(500);
      await expectDocumented(name, response);
    });
    await fc.assert(property, { numRuns: CASES, seed: 11 });
    const { auth } = ENDPOINTS[name];
    // What only an admin or owner may do may have nothing left to do.
    if ("response" in ENDPOINTS[name] && auth === "anyone")
      expect(seen.get(200), JSON.stringify([...seen])).toBeGreaterThan(20);
  });
});
