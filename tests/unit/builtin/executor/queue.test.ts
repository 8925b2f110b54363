import { expect, test } from "vitest";
import { FairQueue } from "@/lib/builtin/executor/queue";
import { until } from "./harness";

/** Pushes tickets, named "root run depth [place]", and tells in which order they were started. */
async function orderOf(names: string[], limit = 1): Promise<string[]> {
  const order: string[] = [];
  const queue = new FairQueue(() => {});
  for (const name of names) {
    const [rootId = "", runId = "", depth = "0", place = "shared"] = name.split(" ");
    const start = async () => void order.push(name);
    queue.push({ rootId, runId, depth: Number(depth), slots: [{ place, limit }], start });
  }
  await until(() => order.length === names.length && queue.running === 0);
  expect(queue.waiting).toBe(0);
  return order;
}

test("within a family the deepest run goes first, then the oldest, then what came first", async () => {
  const order = await orderOf(["a 1 0", "a 3 1", "a 2 1 ", "a 2 1", "a 4 2"]);
  expect(order).toEqual(["a 4 2", "a 2 1 ", "a 2 1", "a 3 1", "a 1 0"]);
});

test("families take turns, whatever they have waiting", async () => {
  const order = await orderOf(["a 1", "a 2", "a 3", "a 4", "b 5", "b 6", "c 7"]);
  expect(order.map((name) => name[0]).join("")).toBe("abcabaa");
});

test("what waits for one place holds up nothing that waits for another", async () => {
  const queue = new FairQueue(() => {});
  const started: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const push = (runId: string, place: string, work: Promise<void>) =>
    queue.push({
      rootId: "a",
      runId,
      depth: 0,
      slots: [{ place, limit: 1 }],
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

test("what is taken out, and what is pushed after the close, is not started", async () => {
  const queue = new FairQueue(() => {});
  const started: string[] = [];
  const push = (runId: string) =>
    queue.push({ rootId: "a", runId, depth: 0, slots: [], start: async () => void started.push(runId) });
  push("1");
  push("2");
  queue.remove("a", "1");
  await until(() => started.length === 1);
  queue.close();
  push("3");
  expect(queue.waiting).toBe(0);
  expect(started).toEqual(["2"]);
});
