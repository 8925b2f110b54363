import type { Inngest } from "inngest";
import { expect, test } from "vitest";
import { type Bench, createBench } from "./harness";

const go = { event: "go" };
const invoked = { event: "never sent" };

test("an invoked function gets its data and returns its result, three levels deep, with limits of one", async () => {
  const one = { limit: 1, key: '"one"', scope: "account" as const };
  const bench = createBench((inngest) => {
    const inner = inngest.createFunction(
      { id: "inner", triggers: invoked, concurrency: one },
      async ({ event, step }) => step.run("double", () => event.data.n * 2),
    );
    const middle = inngest.createFunction(
      { id: "middle", triggers: invoked, concurrency: one },
      async ({ event, step }) => {
        const n: number = await step.invoke("inner", { function: inner, data: { n: event.data.n + 1 } });
        return { n, name: event.name };
      },
    );
    const outer = inngest.createFunction({ id: "outer", triggers: go, concurrency: one }, ({ step }) =>
      step.invoke("middle", { function: middle, data: { n: 4 } }),
    );
    return [inner, middle, outer];
  });
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("outer")?.result).toEqual({ data: { n: 10, name: "inngest/function.invoked" } });
  expect(bench.run("inner").rootId).toBe(bench.run("outer").id);
});

test("a parent of 50 invoked rows of two steps takes at most 175 calls, and each step runs once", async () => {
  const ran = new Map<string, number>();
  const note = (what: string) => ran.set(what, (ran.get(what) ?? 0) + 1);
  const shared = { limit: 8, key: '"waywo"', scope: "account" as const };
  const bench = createBench((inngest) => {
    const row = inngest.createFunction(
      { id: "row", triggers: invoked, concurrency: shared },
      async ({ event, step }) => {
        await step.run("generate", () => void note(`generate ${event.data.row}`));
        await step.run("save", () => void note(`save ${event.data.row}`));
        return event.data.row as number;
      },
    );
    const run = inngest.createFunction({ id: "run", triggers: go, concurrency: shared }, ({ step }) =>
      Promise.all(
        Array.from({ length: 50 }, (_, i) => step.invoke(`row ${i}`, { function: row, data: { row: i } })),
      ),
    );
    return [row, run];
  });
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("run")?.result).toEqual({ data: Array.from({ length: 50 }, (_, i) => i) });
  expect(ran.size).toBe(100);
  expect([...ran.values()].every((count) => count === 1)).toBe(true);
  expect(bench.requests.length).toBeGreaterThanOrEqual(152);
  expect(bench.requests.length).toBeLessThanOrEqual(175);
});

/** Two runs invoked together, one of which takes a day. */
function quickAndSlow(
  inngest: Inngest,
  wait: (quick: Promise<unknown>, slow: Promise<unknown>) => unknown,
  race = false,
) {
  const run = inngest.createFunction(
    { id: "one", triggers: invoked, retries: 0 },
    async ({ event, step }) => {
      if (event.data.slow) await step.sleep("long", "1d");
      if (event.data.fails) throw new RangeError("too far");
      return "ended";
    },
  );
  const mode = race ? { parallelMode: "race" as const } : {};
  const parent = inngest.createFunction({ id: "parent", triggers: go }, ({ event, step }) =>
    wait(
      step.invoke({ id: "quick", ...mode }, { function: run, data: { fails: event.data.fails } }),
      step.invoke({ id: "slow", ...mode }, { function: run, data: { slow: true } }),
    ),
  );
  return [run, parent];
}

const callsOf = (bench: Bench, id: string) =>
  bench.requests.filter(({ fnId }) => fnId === `test-${id}`).length;

test("a function is called once for all runs it invoked together", async () => {
  const bench = createBench((inngest) => quickAndSlow(inngest, (...both) => Promise.all(both)));
  await bench.start();
  await bench.send("go");
  await bench.executor.idle();
  expect(callsOf(bench, "parent")).toBe(1);
  await bench.finish();
  expect(callsOf(bench, "parent")).toBe(2);
  expect(bench.ending("parent")?.result).toEqual({ data: ["ended", "ended"] });
});

test("it is called at once for one that fails, or that it races with others", async () => {
  const failing = createBench((inngest) =>
    quickAndSlow(inngest, (quick, slow) => Promise.all([quick.catch(String), slow])),
  );
  await failing.start();
  await failing.send("go", { fails: true });
  await failing.executor.idle();
  expect(callsOf(failing, "parent")).toBe(2);

  const racing = createBench((inngest) => quickAndSlow(inngest, (...both) => Promise.race(both), true));
  await racing.start();
  await racing.send("go");
  await racing.executor.idle();
  expect(callsOf(racing, "parent")).toBe(2);
});

test("rows are finished before more are started", async () => {
  const log: string[] = [];
  const shared = { limit: 2, key: '"waywo"', scope: "account" as const };
  const bench = createBench((inngest) => {
    const row = inngest.createFunction(
      { id: "row", triggers: invoked, concurrency: shared },
      async ({ event, step }) => {
        await step.run("generate", () => void log.push(`generate ${event.data.row}`));
        await step.run("save", () => void log.push(`save ${event.data.row}`));
      },
    );
    const run = inngest.createFunction({ id: "run", triggers: go }, ({ step }) =>
      Promise.all(
        Array.from({ length: 20 }, (_, i) => step.invoke(`row ${i}`, { function: row, data: { row: i } })),
      ),
    );
    return [row, run];
  });
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(log.indexOf("save 0")).toBeLessThan(log.indexOf("generate 4"));
});

test("an invoked function that fails is a step error the function can catch", async () => {
  const bench = createBench((inngest) => {
    const bad = inngest.createFunction({ id: "bad", triggers: invoked, retries: 0 }, () => {
      throw new RangeError("too far");
    });
    const caught = inngest.createFunction({ id: "caught", triggers: go }, async ({ step }) => {
      try {
        return await step.invoke("bad", { function: bad, data: {} });
      } catch (error) {
        return String(error);
      }
    });
    const uncaught = inngest.createFunction({ id: "uncaught", triggers: go }, ({ step }) =>
      step.invoke("bad", { function: bad, data: {} }),
    );
    return [bad, caught, uncaught];
  });
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("caught")?.result).toEqual({ data: "RangeError: too far" });
  expect(bench.ending("uncaught")).toMatchObject({
    state: "failed",
    result: { error: { message: "too far" } },
  });
});

test("invoking a function that is not registered is a step error", async () => {
  const bench = createBench((inngest) => {
    const stranger = inngest.createFunction({ id: "stranger", triggers: invoked }, async () => 1);
    return [
      inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
        step.invoke("call", { function: stranger, data: {} }).catch((error: Error) => error.message),
      ),
    ];
  });
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")?.result).toEqual({
    data: 'Function "test-stranger", which step "call" invokes, is not registered.',
  });
});

test("an invoke times out while the invoked run continues", async () => {
  const bench = createBench((inngest) => {
    const slow = inngest.createFunction({ id: "slow", triggers: invoked }, async ({ step }) => {
      await step.sleep("long", "1d");
      return "late";
    });
    return [
      slow,
      inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
        step.invoke("slow", { function: slow, data: {}, timeout: "1h" }).catch((error: Error) => error.name),
      ),
    ];
  });
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")?.result).toEqual({ data: "InngestInvokeTimeoutError" });
  expect(bench.ending("slow")?.result).toEqual({ data: "late" });
});
