import type { Inngest } from "inngest";
import { describe, expect, test } from "vitest";
import { createBench, createGate, until } from "./harness";

const go = { event: "go" };

describe("stop", () => {
  test("lets running calls finish and stores their results, but starts nothing", async () => {
    const gate = createGate();
    const ran: string[] = [];
    const functions = (inngest: Inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
        await step.run("a", async () => {
          ran.push("a");
          await gate.opened;
        });
        await step.run("b", () => ran.push("b"));
      }),
    ];
    const first = createBench(functions);
    await first.start();
    await first.send("go");
    await until(() => ran.length === 1);
    const stopped = first.executor.stop({ graceMs: 5000 });
    await first.send("go", {}, "late");
    gate.open();
    await stopped;
    expect(ran).toEqual(["a"]);
    expect(first.journal.stepsOf(first.run("f").id)).toHaveLength(1);
    const refused = await first.executor.fetch("http://x/e/k", { method: "POST", body: '{"name":"go"}' });
    expect(refused.status).toBe(503);

    const second = createBench(functions, { journal: first.journal, clock: first.clock });
    await second.start();
    await second.finish();
    expect(ran.sort()).toEqual(["a", "a", "b", "b"]); // the late event's run too
    expect(second.journal.endings.size).toBe(2);
  });

  test("waits no longer than its grace period, and discards later responses", async () => {
    const gate = createGate();
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, ({ step }) => step.run("a", () => gate.opened)),
    ]);
    await bench.start();
    await bench.send("go");
    await until(() => bench.executor.stats().running === 1);
    const stopped = bench.executor.stop({ graceMs: 5000 });
    bench.clock.advance(5000);
    await stopped;
    gate.open();
    await until(() => bench.executor.stats().running === 0);
    expect(bench.journal.stepsOf(bench.run("f").id)).toEqual([]);
  });

  test("does not count a call it aborted as an attempt", async () => {
    const gate = createGate();
    let tries = 0;
    const functions = (inngest: Inngest) => [
      inngest.createFunction({ id: "f", triggers: go, retries: 0 }, ({ step }) =>
        step.run("a", async () => {
          tries += 1;
          if (tries > 1) return "done";
          await gate.opened;
          throw new Error("stopping");
        }),
      ),
    ];
    const first = createBench(functions);
    await first.start();
    await first.send("go");
    await until(() => tries === 1);
    const stopped = first.executor.stop();
    gate.open();
    await stopped;
    const second = createBench(functions, { journal: first.journal, clock: first.clock });
    await second.start();
    await second.finish();
    expect(second.ending("f")?.result).toEqual({ data: "done" });
  });
});
