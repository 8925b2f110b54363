import { NonRetriableError, RetryAfterError, StepError } from "inngest";
import { describe, expect, test } from "vitest";
import { createBench } from "./harness";

const go = { event: "go" };

describe("a step that fails", () => {
  test("is retried after 1 s, 2 s …, until it succeeds", async () => {
    const at: number[] = [];
    const attempts: number[] = [];
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go, retries: 5 }, async ({ step, attempt }) =>
        step.run("a", () => {
          at.push(bench.clock.now());
          attempts.push(attempt);
          if (at.length < 4) throw new Error("not yet");
          return "at last";
        }),
      ),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(bench.ending("f")?.result).toEqual({ data: "at last" });
    expect(at.map((ms) => ms - (at[0] ?? 0))).toEqual([0, 1000, 3000, 7000]);
    expect(attempts).toEqual([0, 1, 2, 3]);
  });

  test("does not make parallel steps run again", async () => {
    const ran: string[] = [];
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
        Promise.all([
          step.run("good", () => ran.push("good")),
          step.run("bad", () => {
            if (ran.push("bad") < 3) throw new Error("once");
          }),
        ]),
      ),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(bench.ending("f")?.state).toBe("completed");
    expect(ran.sort()).toEqual(["bad", "bad", "good"]);
  });

  test("for good can be caught by the function, which continues", async () => {
    let tries = 0;
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go, retries: 2 }, async ({ step }) => {
        try {
          await step.run("a", () => {
            tries += 1;
            throw new TypeError("broken");
          });
        } catch (error) {
          const known = error instanceof StepError;
          return step.run("b", () => (known ? `${error.name}: ${error.message}` : "unknown"));
        }
      }),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(tries).toBe(3);
    expect(bench.ending("f")?.result).toEqual({ data: "TypeError: broken" });
  });

  test("for good and uncaught fails the run without retrying the function", async () => {
    let tries = 0;
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go, retries: 1 }, ({ step }) =>
        step.run("a", () => {
          tries += 1;
          throw new Error("broken");
        }),
      ),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(tries).toBe(2);
    expect(bench.ending("f")).toMatchObject({ state: "failed", result: { error: { message: "broken" } } });
    expect(bench.requests).toHaveLength(3);
  });

  test("has three retries of its own unless the function says otherwise", async () => {
    const tries = { a: 0, b: 0 };
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
        const fail = (id: "a" | "b") =>
          step.run(id, () => {
            tries[id] += 1;
            throw new Error(id);
          });
        await fail("a").catch(() => {});
        await fail("b").catch(() => {});
        return "done";
      }),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(tries).toEqual({ a: 4, b: 4 });
    expect(bench.ending("f")?.result).toEqual({ data: "done" });
  });

  test("with NonRetriableError is not retried", async () => {
    let tries = 0;
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
        step.run("a", () => {
          tries += 1;
          throw new NonRetriableError("never");
        }),
      ),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(tries).toBe(1);
    expect(bench.ending("f")).toMatchObject({ state: "failed", result: { error: { message: "never" } } });
  });

  test.each([
    ["milliseconds", () => 90_000],
    ["a date", (now: number) => new Date(now + 90_000)],
  ])("with RetryAfterError is retried when it says (%s)", async (_, after) => {
    const at: number[] = [];
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
        step.run("a", () => {
          at.push(bench.clock.now());
          if (at.length === 1) throw new RetryAfterError("busy", after(bench.clock.now()));
        }),
      ),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(at.map((ms) => ms - (at[0] ?? 0))).toEqual([0, 90_000]);
  });
});

describe("a function that throws outside its steps", () => {
  test("is retried with the results of its ended steps", async () => {
    let tries = 0;
    let steps = 0;
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
        await step.run("a", () => {
          steps += 1;
        });
        tries += 1;
        if (tries < 3) throw new Error("not yet");
        return tries;
      }),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(steps).toBe(1);
    expect(bench.ending("f")?.result).toEqual({ data: 3 });
  });

  test("fails the run after its last retry, or at once with NonRetriableError", async () => {
    const tries = { spent: 0, never: 0 };
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "spent", triggers: go, retries: 2 }, () => {
        tries.spent += 1;
        throw new Error("spent");
      }),
      inngest.createFunction({ id: "never", triggers: go, retries: 2 }, () => {
        tries.never += 1;
        throw new NonRetriableError("never");
      }),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(tries).toEqual({ spent: 3, never: 1 });
    expect(bench.ending("spent")).toMatchObject({ state: "failed", result: { error: { message: "spent" } } });
    expect(bench.ending("never")).toMatchObject({ state: "failed", result: { error: { message: "never" } } });
  });

  test("honours RetryAfterError", async () => {
    const at: number[] = [];
    const bench = createBench((inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, () => {
        at.push(bench.clock.now());
        if (at.length === 1) throw new RetryAfterError("busy", "2m");
      }),
    ]);
    await bench.start();
    await bench.send("go");
    await bench.finish();
    expect(at.map((ms) => ms - (at[0] ?? 0))).toEqual([0, 120_000]);
  });
});
