import { describe, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { problemOf, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const ADMIN = "an-admin-token-of-the-test";

const from = (address: string, more = {}) => ({ "x-client-address": address, ...more });
/** How many answers have which status. */
function counted(answers: Response[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Waits until each run has ended. */
const allEnded = (app: TestApp) =>
  vi.waitFor(
    async () => {
      const open = await db().generationRun.count({ where: { state: { in: ["PENDING", "STARTED"] } } });
      if (open > 0) throw new Error(`${open} runs are open`);
      return app;
    },
    { timeout: 100_000, interval: 50 },
  );

describe("of 200 posts at once", () => {
  test("of one client exactly as many runs start as an hour allows, and the model is called for no more", async () => {
    const { app, stub } = await launch({ env: { GENERATE_LIMIT_PER_HOUR: "7", ADMIN_TOKEN: ADMIN } });
    const client = from("192.0.2.7");
    const answers = await Promise.all(Array.from({ length: 200 }, () => app.post({ num_ideas: 1 }, client)));
    expect(counted(answers)).toEqual({ 200: 7, 429: 193 });
    expect(await db().generationRun.count()).toBe(7);
    await allEnded(app);
    expect(await db().generationRow.count()).toBe(7);
    expect(stub.counts.calls).toBe(await db().modelCall.count());
    expect(await db().modelCall.groupBy({ by: ["runId"] })).toHaveLength(7);

    const refused = await app.post({}, client);
    const { code, detail } = await problemOf(refused);
    const seconds = Number(refused.headers.get("retry-after"));
    expect([refused.status, code]).toEqual([429, "rate_limited"]);
    expect(detail).toMatch(/^One client may start 7 runs an hour, and you have\. Try again in 60 minutes\.$/);
    expect(seconds).toBeGreaterThan(3500);
    expect(refused.headers.get("ratelimit-policy")).toBe('"default";q=600;w=60, "runs";q=7;w=3600');
    expect(refused.headers.get("ratelimit")).toMatch(
      new RegExp(`^"default";r=\\d+;t=\\d+, "runs";r=0;t=${seconds}$`),
    );
    expect((await app.post({ num_ideas: 1 }, from("192.0.2.8"))).status).toBe(200);
    const asAdmin = from("192.0.2.7", { authorization: `Bearer ${ADMIN}` });
    expect((await app.post({ num_ideas: 1 }, asAdmin)).status).toBe(200);
    await allEnded(app);
  });

  test("as many rows wait as the queue has room for, whoever posts", async () => {
    const { app } = await launch({ stub: { latency: 50 }, env: { MAX_QUEUED_ROWS: "100" } });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => app.post({ num_ideas: 40 }, from(`192.0.2.${index}`))),
    );
    expect(counted(answers)).toEqual({ 200: 2, 503: 198 });
    const refused = answers.find(({ status }) => status === 503);
    expect(await db().generationRun.count()).toBe(2);
    expect(refused?.headers.get("retry-after")).toBe("60");
    const { code, detail } = await problemOf(refused as Response);
    expect(code).toBe("queue_full");
    expect(detail).toContain(
      "80 ideas are waiting to be generated, and with these it would be more than 100.",
    );
    // A start that was refused is not counted.
    expect(await db().rateLimit.count()).toBe(2);
    for (const answer of answers.filter(({ status }) => status === 200)) {
      const { task_id, run_token } = await answer.json();
      await app.cancel(task_id, { "x-run-token": run_token });
    }
    expect((await app.post({ num_ideas: 1 }, from("192.0.2.1"))).status).toBe(200);
    await allEnded(app);
  });

  test("with one key one counts", async () => {
    const { app } = await launch({ env: { GENERATE_LIMIT_PER_HOUR: "3" } });
    const client = from("192.0.2.7", { "idempotency-key": "one" });
    const answers = await Promise.all(Array.from({ length: 200 }, () => app.post({ num_ideas: 1 }, client)));
    expect(counted(answers)).toEqual({ 200: 200 });
    const left = (await app.post({ num_ideas: 1 }, client)).headers.get("ratelimit");
    expect(left).toMatch(/, "runs";r=2;t=\d+$/);
    await allEnded(app);
  });
});

describe("an hour's runs", () => {
  test("are counted through a restart, and a new hour begins", async () => {
    const { app } = await launch({ env: { GENERATE_LIMIT_PER_HOUR: "1" } });
    const client = from("2001:db8:1:2::1");
    expect((await app.post({ num_ideas: 1 }, client)).status).toBe(200);
    await allEnded(app);
    await app.halt();
    await app.resume();
    expect((await app.post({ num_ideas: 1 }, from("2001:db8:1:2:ffff::9"))).status).toBe(429);
    await db().rateLimit.updateMany({ data: { expire: new Date(Date.now() - 1) } });
    expect((await app.post({ num_ideas: 1 }, client)).status).toBe(200);
    await allEnded(app);
    // As after a clock that was a day ahead.
    await db().rateLimit.updateMany({ data: { expire: new Date(Date.now() + 86_400_000) } });
    expect((await app.post({ num_ideas: 1 }, client)).status).toBe(200);
    await allEnded(app);
  });

  test("are those that the queue took: what it refuses is given back", async () => {
    const { app } = await launch({
      env: { GENERATE_LIMIT_PER_HOUR: "1", INNGEST_BASE_URL: "http://127.0.0.1:9", INNGEST_EVENT_KEY: "key" },
    });
    for (let index = 0; index < 2; index++) {
      const refused = await app.post({ num_ideas: 1 }, from("192.0.2.7"));
      expect([refused.status, (await problemOf(refused)).code]).toEqual([503, "queue_unavailable"]);
    }
  });

  test("count retries, which may cost as much", async () => {
    const { app } = await launch({ env: { GENERATE_LIMIT_PER_HOUR: "2", LLM_MAX_RETRIES: "0" } });
    const client = from("192.0.2.7");
    const { task_id } = await app.start({ num_ideas: 1 }, client);
    await app.cancel(task_id);
    expect((await app.retry(task_id, undefined, client)).status).toBe(200);
    await app.cancel(task_id);
    const refused = await app.retry(task_id, undefined, client);
    expect(refused.status).toBe(429);
    expect((await app.readStatus(task_id)).state).toBe("FAILURE");
  });

  test.each([
    ["off", 200, null],
    ["0", 429, "Only an admin may start runs here."],
  ])("may be %s", async (limit, status, detail) => {
    const { app } = await launch({ env: { GENERATE_LIMIT_PER_HOUR: limit } });
    const answer = await app.post({ num_ideas: 1 }, from("192.0.2.7"));
    expect(answer.status).toBe(status);
    if (detail) expect((await problemOf(answer)).detail).toBe(detail);
    await allEnded(app);
  });

  test("hold for agents as well", async () => {
    const { app } = await launch({ env: { GENERATE_LIMIT_PER_HOUR: "1" } });
    await app.start({ num_ideas: 1 }, from("192.0.2.7"));
    const answer = await callEndpoint("callMcp", {
      headers: from("192.0.2.7", { "content-type": "application/json" }),
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name: "generate_ideas", arguments: { num_ideas: 1 } },
      }),
    });
    expect(JSON.stringify(await answer.json())).toContain("One client may start 1 run an hour");
    expect(await db().generationRun.count()).toBe(1);
    await allEnded(app);
  });
});
