import { expect, test } from "vitest";
import { FairQueue } from "@/lib/builtin/executor/queue";
import { until } from "./harness";

/** Queues calls, named "root run depth [key]", and returns the order in which they start. */
async function orderOf(names: string[], limit = 1): Promise<string[]> {
  const order: string[] = [];
  const queue = new FairQueue(() => {}, Date.now);
  for (const name of names) {
    const [rootId = "", runId = "", depth = "0", key = "shared"] = name.split(" ");
    const start = async () => void order.push(name);
    queue.push({ rootId, runId, depth: Number(depth), slots: [{ key, limit }], ahead: 0, start });
  }
  await until(() => order.length === names.length && queue.running === 0);
  expect(queue.waiting).toBe(0);
  return order;
}

test("within a run tree the deepest run goes first, then the oldest, then the first queued", async () => {
  const order = await orderOf(["a 1 0", "a 3 1", "a 2 1 ", "a 2 1", "a 4 2"]);
  expect(order).toEqual(["a 4 2", "a 2 1 ", "a 2 1", "a 3 1", "a 1 0"]);
});

test("run trees take turns, however many calls each has queued", async () => {
  const order = await orderOf(["a 1", "a 2", "a 3", "a 4", "b 5", "b 6", "c 7"]);
  expect(order.map((name) => name[0]).join("")).toBe("abcabaa");
});

test("a call waiting for one slot does not hold up calls that need another", async () => {
  const queue = new FairQueue(() => {}, Date.now);
  const started: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const push = (runId: string, key: string, work: Promise<void>) =>
    queue.push({
      rootId: "a",
      runId,
      depth: 0,
      slots: [{ key, limit: 1 }],
      ahead: 0,
      start: () => {
        started.push(runId);
        return work;
      },
    });
  push("1", "full", held);
  push("2", "full", Promise.resolve());
  push("3", "free", Promise.resolve());
  await until(() => started.length === 2);
  expect(started).toEqual(["1", "3"]);
  release();
  await until(() => started.length === 3);
  expect(started).toEqual(["1", "3", "2"]);
});

test("calls that were removed, or queued after close, do not start", async () => {
  const queue = new FairQueue(() => {}, Date.now);
  const started: string[] = [];
  const push = (runId: string) =>
    queue.push({
      rootId: "a",
      runId,
      depth: 0,
      slots: [],
      ahead: 0,
      start: async () => void started.push(runId),
    });
  push("1");
  push("2");
  queue.remove("a", "1");
  await until(() => started.length === 1);
  queue.close();
  push("3");
  expect(queue.waiting).toBe(0);
  expect(started).toEqual(["2"]);
});
