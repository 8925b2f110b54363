import { NonRetriableError } from "inngest";
import { expect, test } from "vitest";
import { createBench, type Failure } from "./harness";

const go = { event: "go" };

test("onFailure is called exactly once, with the error and the event of the run that failed", async () => {
  const calls: unknown[] = [];
  let tries = 0;
  const bench = createBench((inngest) => [
    inngest.createFunction(
      {
        id: "f",
        triggers: go,
        retries: 2,
        onFailure: async ({ event, error, step }: Failure) => {
          const { event: original, function_id, run_id } = event.data;
          await step.run("note", () => {
            calls.push([error.message, original.data.n, function_id, run_id]);
          });
        },
      },
      async () => {
        tries += 1;
        throw new Error("broken");
      },
    ),
  ]);
  await bench.start();
  await bench.send("go", { n: 7 });
  await bench.finish();
  expect(tries).toBe(3);
  expect(calls).toEqual([["broken", 7, "test-f", bench.run("f").id]]);
});

test("onFailure is not called for a function that catches its steps' errors, nor for another's failure", async () => {
  const calls: string[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction(
      { id: "good", triggers: go, onFailure: () => void calls.push("good") },
      ({ step }) =>
        step
          .run("a", () => {
            throw new NonRetriableError("no");
          })
          .catch(() => "caught"),
    ),
    inngest.createFunction({ id: "bad", triggers: go, onFailure: () => void calls.push("bad") }, () => {
      throw new NonRetriableError("no");
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(calls).toEqual(["bad"]);
});

test("a failure handler that fails is retried once and triggers no further handler", async () => {
  let tries = 0;
  const bench = createBench((inngest) => [
    inngest.createFunction(
      {
        id: "f",
        triggers: go,
        retries: 0,
        onFailure: () => {
          tries += 1;
          throw new Error("the handler too");
        },
      },
      () => {
        throw new Error("broken");
      },
    ),
    inngest.createFunction({ id: "watch", triggers: { event: "inngest/function.failed" } }, () => 1),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(tries).toBe(2);
  expect(bench.runs("watch")).toHaveLength(1);
});

test("the end of every run sends inngest/function.finished", async () => {
  const heard: unknown[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, () => "result"),
    inngest.createFunction(
      { id: "g", triggers: { event: "inngest/function.finished", if: "event.data.function_id == 'test-f'" } },
      ({ event }) => void heard.push(event.data.result),
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(heard).toEqual(["result"]);
});
