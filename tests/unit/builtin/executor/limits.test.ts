import { expect, test } from "vitest";
import { createBench } from "./harness";

const go = { event: "go" };

test("a run of more than 1000 steps fails with that reason", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
      Promise.all(Array.from({ length: 1001 }, (_, i) => step.run(`n${i}`, () => i))),
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")).toMatchObject({
    state: "failed",
    result: { error: { message: expect.stringContaining("more than the maximum of 1000") } },
  });
  expect(bench.requests).toHaveLength(1);
});

test("a step that returns more than 4 MiB fails the run with that reason", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
      step.run("big", () => "x".repeat(4 * 1024 * 1024 + 1)),
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")?.result).toMatchObject({
    error: { message: 'Step "big" returned more than 4 MiB.' },
  });
});

test("an unsupported op fails the run and names the step", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
      step.waitForSignal("wait", { signal: "s", timeout: "1h" }),
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")?.result).toMatchObject({
    error: {
      name: "UnsupportedStepError",
      message: 'Step "wait" is a WaitForSignal, which is not supported.',
    },
  });
});
