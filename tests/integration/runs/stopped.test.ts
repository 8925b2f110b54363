import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test.each([1, 50])(
  "an endpoint that is down ends a run of %i in FAILURE after fewer than 30 calls",
  async (num_ideas) => {
    const LLM_BASE_URL = `http://127.0.0.1:${await freePort()}/v1`;
    const { app } = await launch({ env: { LLM_BASE_URL } });
    const { task_id } = await app.start({ num_ideas });
    const status = await app.end(task_id);
    expect(status).toMatchObject({
      state: "FAILURE",
      error: expect.stringMatching(/^LLM endpoint unreachable: /),
    });
    expect(status.counts).toEqual({ generated: 0, saved: 0, failed: num_ideas });
    expect(await db().modelCall.count()).toBeLessThan(30);
  },
);

test.each([
  [401, "Incorrect API key provided", /Incorrect API key provided/],
  [404, "The model `stub` does not exist", /does not exist/],
])(
  "an endpoint that answers %i stops the run at once with its own sentence",
  async (status, message, says) => {
    const { app, stub } = await launch({ stub: { latency: 20 } });
    stub.answer(({ route }) => (route === "chat" ? { status, body: { error: { message } } } : undefined));
    const { task_id } = await app.start({ num_ideas: 50 });
    const ended = await app.end(task_id);
    expect(ended).toMatchObject({ state: "FAILURE", error: expect.stringMatching(says) });
    expect(ended.errors).toHaveLength(50);
    expect(stub.counts.calls).toBeLessThanOrEqual(16);
    expect(JSON.stringify(ended)).not.toContain("sk-stub-secret-key");
  },
);

test("a run stopped half-way keeps what it saved, and a retry makes the rest", async () => {
  const { app, stub } = await launch({ stub: { latency: 5 }, env: { LLM_CONCURRENCY: "1" }, seeded: true });
  let refuse = false;
  stub.answer(({ route, index }) => {
    if (index === 30) refuse = true;
    return route === "chat" && refuse
      ? { status: 401, body: { error: { message: "key revoked" } } }
      : undefined;
  });
  const { task_id } = await app.start({ num_ideas: 12 });
  const stopped = await app.end(task_id);
  expect(stopped).toMatchObject({ state: "FAILURE", error: expect.stringMatching(/key revoked/) });
  expect(stopped.counts.saved).toBeGreaterThan(0);
  expect(stopped.result).toMatchObject({ status: "partial", num_saved: stopped.counts.saved });

  refuse = false;
  stub.reset();
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 12, failed: 0 } });
  expect(await db().project.count({ where: { source: "nemo_data_designer" } })).toBe(12);
});
