import { describe, expect, test } from "vitest";
import { createBench, createGate, until } from "./harness";

const go = { event: "go" };
const cancelOn = [{ event: "stop", match: "data.taskId" as const }];

test("a sleeping run is cancelled if the expression matches", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go, cancelOn }, async ({ step }) => {
      await step.sleep("rest", "1h");
      return "awake";
    }),
  ]);
  await bench.start();
  await bench.send("go", { taskId: "mine" });
  await bench.send("go", { taskId: "other" });
  await bench.send("go", {});
  await bench.executor.idle();
  await bench.send("stop", { taskId: "mine" });
  await bench.send("stop", {});
  await bench.finish();
  const states = bench
    .runs("f")
    .map((run) => [run.event.data.taskId, bench.journal.endings.get(run.id)?.state]);
  expect(states).toEqual([
    ["mine", "cancelled"],
    ["other", "completed"],
    [undefined, "completed"],
  ]);
});

test("a run is cancelled during a step: the step finishes, its result is discarded, no step follows", async () => {
  const gate = createGate();
  const ran: string[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go, cancelOn }, async ({ step }) => {
      await step.run("a", async () => {
        ran.push("a begins");
        await gate.opened;
        ran.push("a ends");
      });
      await step.run("b", () => ran.push("b"));
    }),
  ]);
  await bench.start();
  await bench.send("go", { taskId: 1 });
  await until(() => ran.length === 1);
  await bench.send("stop", { taskId: 1 });
  expect(bench.ending("f")?.state).toBe("cancelled");
  gate.open();
  await bench.executor.idle();
  expect(ran).toEqual(["a begins", "a ends"]);
  expect(bench.journal.stepsOf(bench.run("f").id)).toEqual([]);
  expect(bench.requests).toHaveLength(1);
});

test("a queued run is cancelled and never called", async () => {
  const gate = createGate();
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go, cancelOn, concurrency: 1 }, async ({ step, event }) => {
      await step.run("a", () => gate.opened);
      return event.data.taskId;
    }),
  ]);
  await bench.start();
  await bench.send("go", { taskId: 1 });
  await until(() => bench.executor.stats().running === 1);
  await bench.send("go", { taskId: 2 });
  await until(() => bench.executor.stats().waiting === 1);
  await bench.send("stop", { taskId: 2 });
  expect(bench.executor.stats().waiting).toBe(0);
  gate.open();
  await bench.finish();
  const [first, second] = bench.runs("f");
  expect(bench.journal.endings.get(first?.id ?? "")?.state).toBe("completed");
  expect(bench.journal.endings.get(second?.id ?? "")?.state).toBe("cancelled");
  expect(bench.requests.every((request) => request.body.ctx.run_id === first?.id)).toBe(true);
});

test("a run is cancelled while it waits for a retry", async () => {
  let tries = 0;
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go, cancelOn }, ({ step }) =>
      step.run("a", () => {
        tries += 1;
        throw new Error("no");
      }),
    ),
  ]);
  await bench.start();
  await bench.send("go", { taskId: 1 });
  await bench.executor.idle();
  await bench.send("stop", { taskId: 1 });
  bench.clock.advance(100_000);
  await bench.executor.idle();
  expect(tries).toBe(1);
  expect(bench.ending("f")?.state).toBe("cancelled");
});

describe("invoked runs", () => {
  test("are cancelled with the run that invoked them, at every level", async () => {
    const gate = createGate();
    const ran: string[] = [];
    const bench = createBench((inngest) => {
      const leaf = inngest.createFunction({ id: "leaf", triggers: { event: "x" } }, async ({ step }) => {
        await step.run("hold", () => gate.opened);
        ran.push("leaf went on");
      });
      const row = inngest.createFunction({ id: "row", triggers: { event: "x" } }, ({ step }) =>
        step.invoke("leaf", { function: leaf, data: {} }),
      );
      const run = inngest.createFunction({ id: "run", triggers: go, cancelOn }, ({ step }) =>
        Promise.all([0, 1, 2].map((i) => step.invoke(`row ${i}`, { function: row, data: {} }))),
      );
      return [leaf, row, run];
    });
    await bench.start();
    await bench.send("go", { taskId: 1 });
    await until(() => bench.runs("leaf").length === 3 && bench.executor.stats().running === 3);
    await bench.send("stop", { taskId: 1 });
    gate.open();
    await bench.executor.idle();
    expect([...bench.journal.endings.values()].map((ending) => ending.state)).toEqual(
      Array(7).fill("cancelled"),
    );
    expect(ran).toEqual([]);
    expect(bench.executor.stats().runs).toBe(0);
  });

  test("that are cancelled themselves fail the step that invoked them", async () => {
    const bench = createBench((inngest) => {
      const row = inngest.createFunction({ id: "row", triggers: { event: "x" }, cancelOn }, ({ step }) =>
        step.sleep("rest", "1h"),
      );
      const run = inngest.createFunction({ id: "run", triggers: go }, ({ step }) =>
        step.invoke("row", { function: row, data: { taskId: 1 } }).catch((error: Error) => error.message),
      );
      return [row, run];
    });
    await bench.start();
    await bench.send("go");
    await bench.executor.idle();
    await bench.send("stop", { taskId: 1 });
    await bench.finish();
    expect(bench.ending("run")?.result).toEqual({ data: "function cancelled" });
  });
});

test("cancelling twice, or after the end, changes nothing", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go, cancelOn }, ({ event, step }) =>
      event.data.long ? step.sleep("rest", "1h") : 1,
    ),
  ]);
  await bench.start();
  await bench.send("go", { taskId: 1, long: true });
  await bench.send("go", { taskId: 2 });
  await bench.executor.idle();
  for (const taskId of [1, 1, 2]) await bench.send("stop", { taskId });
  await bench.executor.idle();
  expect(bench.runs("f").map((run) => bench.journal.endings.get(run.id)?.state)).toEqual([
    "cancelled",
    "completed",
  ]);
});

test("cancelOn applies only until its timeout", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction(
      { id: "f", triggers: go, cancelOn: [{ event: "stop", timeout: "10m" }] },
      async ({ step }) => {
        await step.sleep("rest", "1h");
        return "awake";
      },
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.executor.idle();
  bench.clock.advance(11 * 60_000);
  await bench.send("stop");
  await bench.finish();
  expect(bench.ending("f")?.result).toEqual({ data: "awake" });
});

test("a cancelled run does not call onFailure, and sends inngest/function.cancelled", async () => {
  const heard: string[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction(
      { id: "f", triggers: go, cancelOn, onFailure: () => void heard.push("failed") },
      ({ step }) => step.sleep("rest", "1h"),
    ),
    inngest.createFunction(
      {
        id: "g",
        triggers: { event: "inngest/function.cancelled", if: "event.data.function_id == 'test-f'" },
      },
      ({ event }) => void heard.push(`cancelled ${event.data.run_id}`),
    ),
  ]);
  await bench.start();
  await bench.send("go", { taskId: 1 });
  await bench.executor.idle();
  await bench.send("stop", { taskId: 1 });
  await bench.finish();
  expect(heard).toEqual([`cancelled ${bench.run("f").id}`]);
});

test("a run that one send both starts and cancels ends cancelled", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go, cancelOn }, () => "went on"),
  ]);
  await bench.start();
  const data = { taskId: 1 };
  await bench.inngest.send([
    { name: "go", data },
    { name: "stop", data },
  ]);
  await bench.finish();
  expect(bench.ending("f")?.state).toBe("cancelled");
  expect(bench.requests).toHaveLength(0);
});

test("a newer event of the same task cancels the run of an older one, and is not cancelled by it", async () => {
  const newer = {
    event: "go",
    if: "event.data.taskId == async.data.taskId && async.data.round > event.data.round",
  };
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go, cancelOn: [newer] }, async ({ step }) => {
      await step.sleep("rest", "1h");
    }),
  ]);
  await bench.start();
  const held = (round: number) =>
    bench.executor.holds(({ data }) => data.taskId === "mine" && data.round === round);
  await bench.send("go", { taskId: "mine", round: 1 });
  await bench.send("go", { taskId: "mine", round: 0 });
  expect([held(0), held(1), held(2)]).toEqual([true, true, false]);
  await bench.send("go", { taskId: "other", round: 5 });
  await bench.send("go", { taskId: "mine", round: 2 });
  expect([held(0), held(1), held(2)]).toEqual([false, false, true]);
  await bench.finish();
  expect([held(0), held(1), held(2)]).toEqual([false, false, false]);
});
