import { expect, test } from "vitest";
import { createBench, type Fn } from "./harness";

const waiting = (inngest: ReturnType<typeof createBench>["inngest"]): Fn[] => [
  inngest.createFunction({ id: "f", triggers: { event: "go" } }, async ({ step }) => {
    const answer = await step.waitForEvent("wait", { event: "answer", match: "data.id", timeout: "1h" });
    return answer ? answer.data.said : "nothing";
  }),
];

test("waitForEvent returns the matching event, across a restart too", async () => {
  const first = createBench(waiting);
  await first.start();
  await first.send("go", { id: 1 });
  await first.executor.idle();
  await first.send("answer", { id: 2, said: "not this" });
  await first.executor.idle();
  expect(first.executor.stats().runs).toBe(1);
  await first.executor.stop();
  const second = createBench(waiting, { journal: first.journal, clock: first.clock });
  await second.start();
  await second.send("answer", { id: 1, said: "this" });
  await second.finish();
  expect(second.ending("f")?.result).toEqual({ data: "this" });
});

test("waitForEvent returns null after its timeout, and later events do nothing", async () => {
  const bench = createBench(waiting);
  await bench.start();
  await bench.send("go", { id: 1 });
  await bench.finish();
  await bench.send("answer", { id: 1, said: "late" });
  await bench.executor.idle();
  expect(bench.ending("f")?.result).toEqual({ data: "nothing" });
});

test("waitForEvent with an expression that is not supported fails the run and names the step", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: { event: "go" } }, ({ step }) =>
      step.waitForEvent("wait", { event: "answer", if: "async.data.n % 3", timeout: "1h" }),
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")?.result).toMatchObject({
    error: {
      message: expect.stringContaining(
        'Step "wait" cannot wait for its event: the expression async.data.n % 3',
      ),
    },
  });
});
