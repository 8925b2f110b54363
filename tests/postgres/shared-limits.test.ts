import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { assertFewFailures, countFailure } from "@/lib/auth/failures";
import { db } from "@/lib/core/db";
import { forgetSingleton } from "@/lib/core/singleton";
import { deleteOldWindows } from "@/lib/core/stored-limiter";
import { storedWaits } from "@/lib/instances/share-warm-ups";
import { startSharing, stopSharing } from "@/lib/instances/sharing";
import { llmDeps } from "@/lib/llm/deps";
import { WarmUps } from "@/lib/net/warm-up";
import { askLimited, requestOf } from "../support/limited-endpoint";
import { openTempStore, type TempStore } from "../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  vi.stubEnv("INNGEST_DEV", "1");
  store = await openTempStore({ alone: false });
});
afterEach(async () => {
  await store.close();
  vi.unstubAllEnvs();
});

/** What one process counts, another one does not know. */
function asAnotherInstance(): void {
  forgetSingleton("rate-limits");
  forgetSingleton("credential-failures");
}

async function ask(client: string): Promise<[status: number, left: string | undefined]> {
  asAnotherInstance();
  const response = await askLimited(client);
  return [response.status, response.headers.get("ratelimit")?.match(/r=\d+/)?.[0]];
}

test("a client's requests to an endpoint with a limit are counted over all instances", async () => {
  expect([await ask("10.0.0.1"), await ask("10.0.0.1"), await ask("10.0.0.1")]).toEqual([
    [200, "r=1"],
    [200, "r=0"],
    [429, "r=0"],
  ]);
  expect(await ask("10.0.0.2")).toEqual([200, "r=1"]);
});

test("of requests that come to all instances at once no more are taken than the limit", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask("10.0.0.3")));
  expect(answers.filter(([status]) => status === 200)).toHaveLength(2);
});

test("what cannot be counted in the store is counted by the instance", async () => {
  await db().$executeRawUnsafe("SET default_transaction_read_only = on");
  expect(await ask("10.0.0.1")).toEqual([200, "r=1"]);
});

test("wrong credentials are counted over all instances", async () => {
  for (let failure = 0; failure < 10; failure++) {
    asAnotherInstance();
    await countFailure(requestOf("10.0.0.1"));
  }
  asAnotherInstance();
  await expect(assertFewFailures(requestOf("10.0.0.1"))).rejects.toThrow("Too many wrong credentials");
  await expect(assertFewFailures(requestOf("10.0.0.2"))).resolves.toBeUndefined();
});

test("windows that are over are deleted", async () => {
  const windows = [-1_000, 60_000].map((ms, key) => ({
    key: String(key),
    points: 1,
    expire: new Date(Date.now() + ms),
  }));
  await db().rateLimit.createMany({ data: windows });
  await deleteOldWindows();
  expect(await db().rateLimit.findMany({ select: { key: true } })).toEqual([{ key: "1" }]);
});

test("a model that is loading is waited for by all instances together, and anew once it has answered", async () => {
  const MINUTE = 60_000;
  const [one, other] = [new WarmUps(), new WarmUps()];
  for (const warmUps of [one, other]) warmUps.shared = storedWaits;
  expect(await one.msLeft("model", 0, MINUTE)).toBe(MINUTE);
  await db().$executeRawUnsafe("UPDATE warm_ups SET since = since - interval '50 seconds'");
  expect(await other.msLeft("model", 0, MINUTE)).toBeLessThanOrEqual(10_000);

  other.recordAnswer("model");
  const rows = () => db().direct.read("SELECT 1 FROM warm_ups");
  await vi.waitFor(async () => expect(await rows()).toEqual([]));
  expect(await new WarmUps().msLeft("model", 0, MINUTE)).toBe(MINUTE);

  await one.msLeft("model", 0, MINUTE);
  await db().$executeRawUnsafe(
    "UPDATE warm_ups SET last_at = last_at - interval '61 seconds', since = since - interval '70 seconds'",
  );
  expect(await other.msLeft("model", 0, MINUTE)).toBe(MINUTE);
});

test("a process waits with the others for as long as it shares its calls", async () => {
  startSharing();
  expect(llmDeps().warmUps.shared).toBe(storedWaits);
  await stopSharing();
  expect(llmDeps().warmUps.shared).toBeNull();
});
