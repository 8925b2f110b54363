import { expect, test } from "vitest";
import { createBench, createGate, until } from "./harness";

const go = { event: "go" };

test("sequential steps run once each, and the function gets their results", async () => {
  const ran: string[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step, event }) => {
      const a = await step.run("a", () => ran.push("a"));
      const b = await step.run("b", () => ran.push("b"));
      return { a, b, name: event.name };
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(ran).toEqual(["a", "b"]);
  expect(bench.ending("f")).toMatchObject({
    state: "completed",
    result: { data: { a: 1, b: 2, name: "go" } },
  });
  expect(bench.requests).toHaveLength(3);
});

test("a function without steps is one call, and what it returns is the run's result", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async () => undefined),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")).toMatchObject({ state: "completed", result: { data: null } });
  expect(bench.requests).toHaveLength(1);
});

test("parallel steps run at the same time, each in a call of its own", async () => {
  const gate = createGate();
  const running = new Set<string>();
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
      Promise.all(
        ["a", "b", "c"].map((id) =>
          step.run(id, async () => {
            running.add(id);
            await gate.opened;
            return id;
          }),
        ),
      ),
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await until(() => running.size === 3);
  gate.open();
  await bench.finish();
  expect(bench.ending("f")?.result).toEqual({ data: ["a", "b", "c"] });
  const planned = bench.requests.filter((request) => request.stepId !== "step");
  expect(planned).toHaveLength(3);
  expect(planned.every((request) => request.body.ctx.disable_immediate_execution)).toBe(true);
});

test("a chain of steps continues while a slower parallel step runs", async () => {
  const gate = createGate();
  const ran: string[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, ({ step }) =>
      Promise.all([
        step.run("slow", () => gate.opened),
        step.run("first", () => ran.push("first")).then(() => step.run("second", () => ran.push("second"))),
      ]),
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await until(() => ran.length === 2);
  expect(ran).toEqual(["first", "second"]);
  gate.open();
  await bench.finish();
  expect(bench.ending("f")?.state).toBe("completed");
});

test("duplicate step ids are distinguished, in sequence and in parallel", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "loop", triggers: go }, async ({ step }) => {
      const seen: number[] = [];
      for (let i = 0; i < 4; i += 1) seen.push(await step.run("same", () => i));
      return seen;
    }),
    inngest.createFunction({ id: "fan", triggers: go }, ({ step }) =>
      Promise.all([0, 1, 2, 3].map((i) => step.run("same", () => i))),
    ),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("loop")?.result).toEqual({ data: [0, 1, 2, 3] });
  expect(bench.ending("fan")?.result).toEqual({ data: [0, 1, 2, 3] });
});

test("200 parallel steps each run once", async () => {
  const counts = new Map<number, number>();
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      const all = await Promise.all(
        Array.from({ length: 200 }, (_, i) =>
          step.run(`n${i}`, () => {
            counts.set(i, (counts.get(i) ?? 0) + 1);
            return i;
          }),
        ),
      );
      return all.reduce((a, b) => a + b, 0);
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")?.result).toEqual({ data: 19_900 });
  expect([...counts.values()].every((count) => count === 1)).toBe(true);
  expect(counts.size).toBe(200);
  expect(bench.requests.length).toBeLessThanOrEqual(401);
});

test("a step may return nothing", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      const a = await step.run("a", () => {});
      return { a };
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")?.result).toEqual({ data: { a: null } });
});

test("steps are replayed in the order in which they ended", async () => {
  const slow = createGate();
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      const order: string[] = [];
      await Promise.all([
        step.run("slow", () => slow.opened).then(() => order.push("slow")),
        step.run("quick", () => 1).then(() => order.push("quick")),
      ]);
      return order;
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await until(() => bench.journal.stepsOf(bench.run("f").id).length === 1);
  slow.open();
  await bench.finish();
  expect(bench.ending("f")?.result).toEqual({ data: ["quick", "slow"] });
  // The clock stands still, but the journal's order must not depend on how a store breaks ties.
  const [one, other] = bench.journal.stepsOf(bench.run("f").id);
  expect(one?.at).toBeLessThan(other?.at ?? 0);
});

test("a function that changes between two calls continues with the steps it now has", async () => {
  let version = 1;
  const ran: string[] = [];
  const gate = createGate();
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      await step.run("kept", async () => {
        ran.push("kept");
        await gate.opened;
      });
      if (version === 1) await step.run("dropped", () => ran.push("dropped"));
      else await step.run("new", () => ran.push("new"));
      return version;
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await until(() => ran.length === 1);
  version = 2;
  gate.open();
  await bench.finish();
  expect(ran).toEqual(["kept", "new"]);
  expect(bench.ending("f")?.result).toEqual({ data: 2 });
});

test("results of removed steps are ignored", async () => {
  let version = 1;
  const gate = createGate();
  const running: string[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      if (version === 2) return "without steps";
      const held = (id: string) => step.run(id, () => gate.opened.then(() => id));
      running.push("asked");
      return Promise.all([held("a"), held("b")]);
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await until(() => bench.executor.stats().running === 2);
  version = 2;
  gate.open();
  await bench.finish();
  expect(bench.ending("f")).toMatchObject({ state: "completed", result: { data: "without steps" } });
});

test("step.sendEvent triggers functions, once", async () => {
  const got: unknown[] = [];
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
      await step.sendEvent("tell", [
        { name: "told", data: { n: 1 } },
        { name: "told", data: { n: 2 } },
      ]);
    }),
    inngest.createFunction({ id: "g", triggers: { event: "told" } }, async ({ event }) => {
      got.push(event.data.n);
    }),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(got).toEqual([1, 2]);
});
