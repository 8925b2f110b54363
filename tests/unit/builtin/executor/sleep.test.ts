import { expect, test } from "vitest";
import { createBench } from "./harness";

const go = { event: "go" };
const HOUR = 3_600_000;

test("a sleep takes no slot and returns null", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go, concurrency: 1 }, async ({ step, event }) => {
      const slept = await step.sleep("rest", "90m");
      return { slept, id: event.data.id };
    }),
  ]);
  await bench.start();
  await bench.send("go", { id: 1 });
  await bench.send("go", { id: 2 });
  await bench.executor.idle();
  expect(bench.executor.stats()).toMatchObject({ runs: 2, running: 0, waiting: 0 });
  bench.clock.advance(1.5 * HOUR - 1);
  await bench.executor.idle();
  expect(bench.executor.stats().runs).toBe(2);
  bench.clock.advance(1);
  await bench.executor.idle();
  expect(bench.executor.stats().runs).toBe(0);
  expect(bench.ending("f")?.result).toEqual({ data: { slept: null, id: 1 } });
});

test("sleepUntil wakes at a date, and at once for one in the past", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      await step.sleepUntil("past", "2000-01-01T00:00:00Z");
      await step.sleepUntil("later", new Date("2030-02-15T00:00:00Z"));
      return "awake";
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(new Date(bench.clock.now()).toISOString()).toBe("2030-02-15T00:00:00.000Z");
  expect(bench.ending("f")?.result).toEqual({ data: "awake" });
});

test("a sleep continues across a restart and ends on time", async () => {
  let steps = 0;
  const functions = (inngest: Parameters<Parameters<typeof createBench>[0]>[0]) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      await step.run("before", () => {
        steps += 1;
      });
      await step.sleep("rest", "2h");
      return "awake";
    }),
  ];
  const first = createBench(functions);
  await first.start();
  await first.send("go");
  await first.executor.idle();
  await first.executor.stop();

  first.clock.advance(HOUR);
  const second = createBench(functions, { journal: first.journal, clock: first.clock });
  await second.start();
  await second.executor.idle();
  expect(second.executor.stats().runs).toBe(1);
  second.clock.advance(HOUR - 1);
  await second.executor.idle();
  expect(second.executor.stats().runs).toBe(1);
  second.clock.advance(1);
  await second.executor.idle();
  expect(second.ending("f")).toMatchObject({ state: "completed", result: { data: "awake" } });
  expect(steps).toBe(1);
});

test("a sleep that ended while the process was down wakes at the start", async () => {
  const functions = (inngest: Parameters<Parameters<typeof createBench>[0]>[0]) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      await step.sleep("rest", "2h");
      return "awake";
    }),
  ];
  const first = createBench(functions);
  await first.start();
  await first.send("go");
  await first.executor.idle();
  await first.executor.stop();
  first.clock.advance(5 * HOUR);
  const second = createBench(functions, { journal: first.journal, clock: first.clock });
  await second.start();
  await second.finish();
  expect(second.ending("f")?.result).toEqual({ data: "awake" });
  expect(second.clock.now()).toBe(first.clock.now());
});
