import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { RunList } from "@/lib/contracts/run-list";
import { type AppServer, startAppServer } from "../support/app-server";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const LIMIT = 5;
let stub: StubModel;
beforeAll(async () => {
  stub = await StubModel.start();
});
afterAll(() => stub.close());

const start = (server: AppServer, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/generate-ideas`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ num_ideas: 1 }),
  });
const client = (address: string) => ({ "x-forwarded-for": address, "x-forwarded-proto": "https" });

/** Starts the server for a test, and stops it after. */
async function served(env: Record<string, string>, work: (server: AppServer) => Promise<void>) {
  const limits = { GENERATE_LIMIT_PER_HOUR: String(LIMIT), ...env };
  const server = await startAppServer({ env: stubEnv(stub, limits), seeded: false });
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

test("of 200 posts at once, each under another forged address, as many runs start as a client may", async () => {
  await served({}, async (server) => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => start(server, client(`192.0.2.${index}`))),
    );
    const started = answers.filter(({ status }) => status === 200);
    expect([started.length, answers.filter(({ status }) => status === 429).length]).toEqual([LIMIT, 195]);
    for (const answer of started) await server.end((await answer.json()).task_id);
    const list: RunList = await (await fetch(`${server.url}/api/generate-ideas`)).json();
    expect(list.total).toBe(LIMIT);
    const calls = stub.counts.calls;
    expect(calls).toBeGreaterThanOrEqual(LIMIT);
    expect((await start(server)).status).toBe(429);
    await vi.waitFor(() => expect(stub.counts).toMatchObject({ calls, inFlight: 0 }));
  });
});

test("behind a trusted proxy each client has its own, by the address that the proxy tells", async () => {
  await served(
    { TRUSTED_PROXIES: "loopback", ALLOWED_HOSTS: "localhost,127.0.0.1,ideas.example" },
    async (server) => {
      const forged = (n: number) => client(`198.51.100.${n}, 203.0.113.7`);
      const answers = await Promise.all(
        Array.from({ length: LIMIT + 3 }, (_, n) => start(server, forged(n))),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(LIMIT);
      expect((await start(server, client("203.0.113.8"))).status).toBe(200);
      const host = { "x-forwarded-host": "ideas.example" };
      const own = { ...client("203.0.113.9"), ...host, origin: "https://ideas.example" };
      expect((await start(server, own)).status).toBe(200);
      expect((await start(server, { ...own, origin: "https://evil.example" })).status).toBe(403);
      expect((await start(server, { ...own, "x-forwarded-host": "evil.example" })).status).toBe(421);
    },
  );
});
