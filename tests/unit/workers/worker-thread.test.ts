import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, expect, test, vi } from "vitest";
import { ThreadError, WorkerThread } from "@/lib/workers/worker-thread";

// A thread takes a second to start where both cores are busy.
vi.setConfig({ testTimeout: 60_000 });

let started: Worker[] = [];
let thread: WorkerThread;

function makeThread(file = "tests/support/test-thread.ts", inFlight = 2, idleMs?: number): WorkerThread {
  thread = new WorkerThread({
    name: "test",
    inFlight,
    spentBy: "SPENT",
    ...(idleMs === undefined ? {} : { idleMs }),
    start() {
      const worker = new Worker("./lib/workers/from-source.mjs", {
        workerData: pathToFileURL(file).href,
        execArgv: ["--conditions=react-server"],
      });
      started.push(worker);
      return worker;
    },
  });
  return thread;
}

afterEach(async () => {
  await thread.close();
  started = [];
});

const threadIn = () => thread.call("thread", null);

const state = async () =>
  (await thread.call("state", null)) as { held: number; most: number; aborted: unknown[] };
const held = (calls: number) =>
  vi.waitFor(async () => expect((await state()).held).toBe(calls), { interval: 10 });
const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => "answered",
    (error: unknown) => (error instanceof ThreadError ? error.reason : error),
  );

test("a thread is started by its first call, and answers it and the next", async () => {
  makeThread();
  expect(started).toHaveLength(0);
  expect(await thread.call("echo", { a: [1, "b"] })).toEqual({ a: [1, "b"] });
  expect(await thread.call("echo", 2)).toBe(2);
  expect(started).toHaveLength(1);
});

test("buffers are handed over both ways", async () => {
  makeThread();
  const numbers = Float32Array.of(1, 2.5);
  const doubled = await thread.call("double", numbers, { transfer: [numbers.buffer] });
  expect(doubled).toEqual(Float32Array.of(2, 5));
  expect(numbers.buffer.byteLength).toBe(0);
});

test("a thread that says it is spent ends with the calls it has, and the next call has another", async () => {
  makeThread();
  const first = await threadIn();
  const held = thread.call("hold", "old");
  held.catch(() => {});
  await vi.waitFor(async () => expect((await state()).held).toBe(1), { interval: 10 });
  const spent = thread.call("spend", null);
  await expect(spent).rejects.toMatchObject({ reason: "failed", code: "SPENT" });
  const second = await threadIn();
  expect(second).not.toBe(first);
  // Neither ended nor counted as the new one's.
  expect([started.length, started[0]?.threadId, (await state()).held]).toEqual([2, first, 0]);

  const controller = new AbortController();
  const last = thread.call("hold", "new", { signal: controller.signal });
  await vi.waitFor(async () => expect((await state()).held).toBe(1), { interval: 10 });
  controller.abort(new Error("enough"));
  await expect(last).rejects.toThrow("enough");
});

test("a spent thread without a call ends", async () => {
  makeThread();
  const ended = () => new Promise((resolve) => started[0]?.once("exit", resolve));
  await threadIn();
  const end = ended();
  const spent = await Promise.allSettled([1, 2, 3].map((n) => thread.call("spend", n)));
  expect(spent.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  await end;
  await threadIn();
  expect(started.length).toBeLessThanOrEqual(3);
});

test("a call that fails says why, and the thread goes on", async () => {
  makeThread();
  const failure = { reason: "failed", message: "database is locked", code: "SQLITE_BUSY" };
  await expect(thread.call("fail", null)).rejects.toMatchObject(failure);
  await expect(thread.call("unheard-of", null)).rejects.toMatchObject({ reason: "failed" });
  expect(await thread.call("echo", 1)).toBe(1);
  expect(started).toHaveLength(1);
});

test.each(["crash", "exit"])(
  "after a %s in the thread its calls fail and the next are answered",
  async (how) => {
    makeThread();
    const other = reasonOf(thread.call("hold", 1));
    await held(1);
    const crash = reasonOf(thread.call(how, null));
    expect(await Promise.all([other, crash])).toEqual(["died", "died"]);
    expect(await thread.call("echo", 1)).toBe(1);
    expect(started).toHaveLength(2);
  },
);

test("a thread ended from outside fails what is in flight; what waits for its turn is answered by the next", async () => {
  makeThread(undefined, 1);
  const first = reasonOf(thread.call("hold", 1));
  const controller = new AbortController();
  const second = thread.call("hold", 2, { signal: controller.signal });
  await held(1);
  await started[0]?.terminate();
  expect(await first).toBe("died");
  await held(1);
  expect(started).toHaveLength(2);
  controller.abort();
  await expect(second).rejects.toThrow(/abort/);
});

test("a thread that does not start fails its call, and is tried again by the next", async () => {
  makeThread("tests/support/no-such-thread.ts");
  expect(await reasonOf(thread.call("echo", 1))).toBe("start");
  expect(await reasonOf(thread.call("echo", 1))).toBe("start");
  expect(started).toHaveLength(2);
});

test("no more than so many calls of a service are in flight, and none waits for another service", async () => {
  makeThread();
  const controllers = Array.from({ length: 5 }, () => new AbortController());
  const calls = controllers.map(({ signal }, number) => reasonOf(thread.call("hold", number, { signal })));
  await held(2);
  expect(await thread.call("echo", "meanwhile")).toBe("meanwhile");
  for (const controller of controllers) controller.abort("enough");
  expect(await Promise.all(calls)).toEqual(Array(5).fill("enough"));
  await held(0);
  expect((await state()).most).toBe(2);
});

test("a call that waits for its turn ends at once when aborted, and the thread never hears of it", async () => {
  makeThread(undefined, 1);
  const [first, second] = [new AbortController(), new AbortController()];
  const running = reasonOf(thread.call("hold", "running", { signal: first.signal }));
  const queued = reasonOf(thread.call("hold", "queued", { signal: second.signal }));
  await held(1);
  second.abort("changed my mind");
  expect(await queued).toBe("changed my mind");
  first.abort("me too");
  expect(await running).toBe("me too");
  await held(0);
  expect(await state()).toEqual({ held: 0, most: 1, aborted: ["running"] });
  const aborted = AbortSignal.abort("before");
  await expect(thread.call("hold", 3, { signal: aborted })).rejects.toBe("before");
});

test("calls of a service are made in the order they came", async () => {
  makeThread(undefined, 1);
  const answered: unknown[] = [];
  const calls = Array.from({ length: 20 }, (_, number) =>
    thread.call("echo", number).then((echo) => answered.push(echo)),
  );
  await Promise.all(calls);
  expect(answered).toEqual(Array.from({ length: 20 }, (_, number) => number));
});

test("closing fails all calls, and a later call starts the thread again", async () => {
  makeThread(undefined, 1);
  const calls = [1, 2].map((number) => reasonOf(thread.call("hold", number)));
  await held(1);
  await thread.close();
  expect(await Promise.all(calls)).toEqual(["died", "died"]);
  expect(await thread.call("echo", 1)).toBe(1);
  expect(started).toHaveLength(2);
});

test("a thread that is idle for long enough ends, and the next call has another", async () => {
  makeThread(undefined, 2, 50);
  const first = await threadIn();
  await vi.waitFor(() => expect(started[0]?.threadId).toBe(-1));
  expect(await threadIn()).not.toBe(first);
  const held = thread.call("hold", "long");
  held.catch(() => {});
  await new Promise((resolve) => started[1]?.once("exit", resolve) && setTimeout(resolve, 200));
  expect(started[1]?.threadId).not.toBe(-1);
});
