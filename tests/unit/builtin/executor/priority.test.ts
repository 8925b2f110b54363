import { describe, expect, test } from "vitest";
import { compileExpression } from "@/lib/builtin/executor/expressions";
import { readPriority } from "@/lib/builtin/executor/priority";
import type { FunctionSpec } from "@/lib/builtin/executor/registry";
import { createBench, createGate, until } from "./harness";

const data = { whole: 120, half: 0.5, huge: 10_000, low: -10_000, text: "120" };
const event = { id: "1", name: "go", ts: 1, data };

describe("a factor", () => {
  test.each([
    ["event.data.whole", 120_000],
    ["event.data.whole > 5 ? 300 : 0", 300_000],
    ["event.data.huge", 600_000],
    ["event.data.low", -600_000],
    ["event.data.half", 0],
    ["event.data.text", 0],
    ["event.data.gone", 0],
    ["event.data.gone < 6 ? 300 : 0", 0],
    ["true", 0],
  ])("of %s is %d ms", (source, ms) => {
    const spec = { priority: compileExpression(source) } as FunctionSpec;
    expect(readPriority(spec, event)).toBe(ms);
  });
});

test("a run that is ahead starts before those that were queued within its factor, and after those before", async () => {
  const gate = createGate();
  const order: string[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction(
      { id: "f", triggers: { event: "go" }, concurrency: 1, priority: { run: "event.data.small ? 60 : 0" } },
      async ({ event }) => {
        await gate.opened;
        order.push(event.data.name);
      },
    ),
  ]);
  await bench.start();
  await bench.send("go", { name: "running" });
  await until(() => bench.executor.stats().running === 1);
  await bench.send("go", { name: "long ago" });
  bench.clock.advance(90_000);
  await bench.send("go", { name: "just before" });
  await bench.send("go", { name: "small", small: true });
  gate.open();
  await bench.finish();
  expect(order).toEqual(["running", "long ago", "small", "just before"]);
});
