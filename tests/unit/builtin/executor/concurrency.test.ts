import { expect, test } from "vitest";
import { createBench, createGate, until } from "./harness";

const go = { event: "go" };

/** Counts how many calls run at once. Each holds its slot until `limit` of them have been seen together. */
function createMeter(limit: number) {
  let running = 0;
  const meter = {
    max: 0,
    async hold() {
      running += 1;
      meter.max = Math.max(meter.max, running);
      await until(() => meter.max >= limit);
      await new Promise((resolve) => setImmediate(resolve)); // a call too many would join here
      running -= 1;
    },
  };
  return meter;
}

test("two functions that share a key share its limit", async () => {
  const meter = createMeter(3);
  const shared = { limit: 3, key: '"waywo"', scope: "env" as const };
  const bench = createBench((inngest) =>
    ["a", "b"].map((id) =>
      inngest.createFunction({ id, triggers: go, concurrency: [shared] }, ({ step }) =>
        Promise.all(Array.from({ length: 10 }, (_, i) => step.run(`n${i}`, () => meter.hold()))),
      ),
    ),
  );
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(meter.max).toBe(3);
  expect([bench.ending("a")?.state, bench.ending("b")?.state]).toEqual(["completed", "completed"]);
});

test("a key from the event's data gives each value its own limit", async () => {
  const meters = new Map([1, 2].map((user) => [user, createMeter(2)]));
  const all = createMeter(4);
  const bench = createBench((inngest) => [
    inngest.createFunction(
      { id: "f", triggers: go, concurrency: [{ limit: 2, key: "event.data.user" }] },
      ({ step, event }) =>
        Promise.all(
          Array.from({ length: 6 }, (_, i) =>
            step.run(`n${i}`, () => Promise.all([meters.get(event.data.user)?.hold(), all.hold()])),
          ),
        ),
    ),
  ]);
  await bench.start();
  await bench.send("go", { user: 1 });
  await bench.send("go", { user: 2 });
  await bench.finish();
  expect([...meters.values()].map((meter) => meter.max)).toEqual([2, 2]);
  expect(all.max).toBe(4);
});

test("several limits all apply", async () => {
  const one = createMeter(2);
  const all = createMeter(3);
  const bench = createBench((inngest) =>
    ["a", "b"].map((id) =>
      inngest.createFunction(
        { id, triggers: go, concurrency: [{ limit: 2 }, { limit: 3, key: '"all"', scope: "account" }] },
        ({ step }) =>
          Promise.all(
            Array.from({ length: 8 }, (_, i) =>
              step.run(`n${i}`, () => Promise.all([id === "a" ? one.hold() : null, all.hold()])),
            ),
          ),
      ),
    ),
  );
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(one.max).toBe(2);
  expect(all.max).toBe(3);
});

test("a run of one row posted after a run of fifty does not wait for it", async () => {
  const order: string[] = [];
  const shared = { limit: 4, key: '"waywo"', scope: "account" as const };
  const gate = createGate();
  const bench = createBench((inngest) => {
    const row = inngest.createFunction(
      { id: "row", triggers: { event: "x" }, concurrency: shared },
      async ({ event, step }) => {
        await step.run("generate", async () => {
          await gate.opened;
          order.push(event.data.run);
        });
        await step.run("save", () => {});
      },
    );
    const run = inngest.createFunction(
      { id: "run", triggers: go, concurrency: shared },
      async ({ step, event }) => {
        const { run, rows } = event.data;
        await Promise.all(
          Array.from({ length: rows }, (_, i) => step.invoke(`row ${i}`, { function: row, data: { run } })),
        );
        order.push(`${run} ended`);
      },
    );
    return [row, run];
  });
  await bench.start();
  await bench.send("go", { run: "big", rows: 50 });
  await until(() => bench.executor.stats().running === 4);
  await bench.send("go", { run: "small", rows: 1 });
  await until(() => bench.runs("run").length === 2);
  gate.open();
  await bench.finish();
  expect(order.indexOf("small ended")).toBeGreaterThan(0);
  expect(order.slice(0, order.indexOf("small ended")).filter((run) => run === "big").length).toBeLessThan(12);
  expect(order.at(-1)).toBe("big ended");
});

test("twenty runs of ten started together never exceed the limit, and take turns", async () => {
  const meter = createMeter(8);
  const order: number[] = [];
  const shared = { limit: 8, key: '"waywo"', scope: "account" as const };
  const bench = createBench((inngest) => {
    const row = inngest.createFunction(
      { id: "row", triggers: { event: "x" }, concurrency: shared },
      ({ event, step }) =>
        step.run("generate", async () => {
          order.push(event.data.run);
          await meter.hold();
        }),
    );
    const run = inngest.createFunction({ id: "run", triggers: go, concurrency: shared }, ({ step, event }) =>
      Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          step.invoke(`row ${i}`, { function: row, data: { run: event.data.run } }),
        ),
      ),
    );
    return [row, run];
  });
  await bench.start();
  await Promise.all(Array.from({ length: 20 }, (_, run) => bench.send("go", { run })));
  await bench.finish();
  expect(meter.max).toBe(8);
  expect(order).toHaveLength(200);
  // Every run's first row starts before a third of all rows have.
  const firsts = Array.from({ length: 20 }, (_, run) => order.indexOf(run));
  expect(Math.max(...firsts)).toBeLessThan(67);
});
