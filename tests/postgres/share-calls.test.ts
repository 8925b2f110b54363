import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { forgetSingleton } from "@/lib/core/singleton";
import { giveLease, takeLease } from "@/lib/instances/lease";
import { type StopSharing, shareCalls } from "@/lib/instances/share-calls";
import { AdaptiveLimiter } from "@/lib/net/limiter";
import { openTempStore, type TempStore } from "../support/temp-store";

const TOTAL = 8;

let store: TempStore;
let stops: StopSharing[];
beforeEach(async () => {
  store = await openTempStore({ alone: false });
  stops = [];
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await store.close();
});

/** The calls of all instances. */
let inFlight = 0;
let most = 0;

function instance(holder: string, total = () => TOTAL) {
  const limiter = new AdaptiveLimiter(TOTAL);
  const stop = shareCalls("llm", limiter, total, holder);
  stops.push(stop);
  const call = async (ms: number) => {
    const release = await limiter.acquire("run", AbortSignal.timeout(60_000));
    most = Math.max(most, ++inFlight);
    await wait(ms);
    inFlight--;
    release("answered");
  };
  return {
    limiter,
    stop,
    calls: (count: number, ms: number) => Promise.all(Array.from({ length: count }, () => call(ms))),
  };
}

test("instances that ask at once never make more calls than all of them may, and all of their calls are made", async () => {
  [inFlight, most] = [0, 0];
  const [one, two, three] = [instance("one"), instance("two"), instance("three")];
  await Promise.all([one.calls(60, 40), two.calls(60, 40), wait(500).then(() => three.calls(60, 40))]);
  expect(most).toBe(TOTAL);
});

test("one that begins while another has every place gets its share, and what nobody needs is the other's again", async () => {
  [inFlight, most] = [0, 0];
  const [one, two] = [instance("one"), instance("two")];
  let over = false;
  const busy = (async () => {
    while (!over) await one.calls(TOTAL * 2, 50);
  })();
  await vi.waitFor(() => expect(one.limiter.inFlight).toBe(TOTAL));
  const asked = two.calls(20, 200);
  await vi.waitFor(() => expect(two.limiter.inFlight).toBe(TOTAL / 2));
  await asked;
  await vi.waitFor(() => expect(one.limiter.inFlight).toBe(TOTAL));
  over = true;
  await busy;
  expect(most).toBe(TOTAL);
});

test("the places of an instance that is gone without a word are free once its lease has ended", async () => {
  await db().direct.write({
    sql: "INSERT INTO call_slots VALUES ('llm', 'gone', ?, ?, clock_timestamp() + interval '2 seconds')",
    values: [TOTAL, TOTAL],
  });
  const { limiter, calls } = instance("one");
  const made = calls(1, 1);
  await vi.waitFor(() => expect(limiter.waiting).toBe(1));
  await made;
});

test("a lease is one instance's until it gives it back, or lets it end", async () => {
  const asAnother = () => forgetSingleton("instance");
  expect(await takeLease("sweep", 60)).toBe(true);
  expect(await takeLease("sweep", 60)).toBe(true);
  await giveLease("sweep");
  asAnother();
  expect(await takeLease("sweep", 1)).toBe(true);
  asAnother();
  expect(await takeLease("sweep", 60)).toBe(false);
  await vi.waitFor(async () => expect(await takeLease("sweep", 60)).toBe(true));
});
