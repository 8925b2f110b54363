import type { Inngest } from "inngest";
import { describe, expect, test } from "vitest";
import type { Journal } from "@/lib/builtin/executor/journal";
import { createMemoryJournal, type MemoryJournal } from "../../../support/memory-journal";
import { createBench, createTestClock, type Failure, type Fn, type TestClock } from "./harness";

const go = { event: "go" };

/** A journal whose process is killed at its k-th write, before or after it is durable: that write never resolves. */
function dyingJournal(journal: MemoryJournal, k: number, when: "before" | "after") {
  let writes = 0;
  let die = () => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  const write: Journal["write"] = async (batch) => {
    writes += 1;
    if (writes < k) return journal.write(batch);
    if (writes === k && when === "after") await journal.write(batch);
    die();
    return new Promise(() => {});
  };
  return { journal: { ...journal, write }, dead, writes: () => writes };
}

interface Case {
  functions: (note: (what: string) => number) => (inngest: Inngest) => Fn[];
  /** The function whose result is checked. */
  main: string;
  result: unknown;
  /** How often each step's body runs without a kill. */
  bodies: Record<string, number>;
}

const CASES: Record<string, Case> = {
  "steps in sequence, with a failure and a sleep": {
    functions: (note) => (inngest) => [
      inngest.createFunction({ id: "f", triggers: go, retries: 9 }, async ({ step }) => {
        const a = await step.run("a", () => {
          note("a");
          return 1;
        });
        await step.sleep("rest", "1h");
        const b = await step.run("b", () => {
          if (note("b") === 1) throw new Error("once");
          return 2;
        });
        return a + b;
      }),
    ],
    main: "f",
    result: { data: 3 },
    bodies: { a: 1, b: 2 },
  },
  "invoked rows in parallel": {
    functions: (note) => (inngest) => {
      const row = inngest.createFunction(
        { id: "row", triggers: { event: "x" }, concurrency: 2 },
        async ({ step, event }) => {
          const { n } = event.data;
          await step.run("generate", () => note(`generate ${n}`));
          await step.run("save", () => note(`save ${n}`));
          return n;
        },
      );
      const f = inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
        await step.run("plan", () => note("plan"));
        const rows: number[] = await Promise.all(
          [1, 2, 3].map((n) => step.invoke(`row ${n}`, { function: row, data: { n } })),
        );
        await step.run("end", () => note("end"));
        return rows;
      });
      return [row, f];
    },
    main: "f",
    result: { data: [1, 2, 3] },
    bodies: Object.fromEntries([
      ["plan", 1],
      ["end", 1],
      ...[1, 2, 3].flatMap((n) => [
        [`generate ${n}`, 1],
        [`save ${n}`, 1],
      ]),
    ]),
  },
  "parallel steps, one of which fails the run, and onFailure": {
    functions: (note) => (inngest) => [
      inngest.createFunction(
        {
          id: "f",
          triggers: go,
          retries: 1,
          onFailure: async ({ step }: Failure) => {
            await step.run("handle", () => note("handle"));
          },
        },
        ({ step }) =>
          Promise.all([
            step.run("good", () => note("good")),
            step.run("bad", () => {
              note("bad");
              throw new Error("bad");
            }),
          ]),
      ),
    ],
    main: "f",
    result: { error: expect.objectContaining({ message: "bad" }) },
    bodies: { good: 1, bad: 2, handle: 1 },
  },
};

async function drive(
  one: Case,
  journal: MemoryJournal,
  clock: TestClock,
  counts: Map<string, number>,
  mortal?: { k: number; when: "before" | "after" },
) {
  const note = (what: string) => {
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return count;
  };
  const dying = dyingJournal(journal, mortal?.k ?? Number.POSITIVE_INFINITY, mortal?.when ?? "before");
  const bench = createBench(one.functions(note), { journal, writeTo: dying.journal, clock });
  await bench.start();
  // The sender cannot know whether its event was stored and sends it again; the id makes that safe.
  const life = bench.send("go", {}, "the event").then(() => bench.finish());
  const survived = await Promise.race([life.then(() => true), dying.dead.then(() => false)]);
  life.catch(() => {});
  return { survived, writes: dying.writes() };
}

describe.each(Object.entries(CASES))("killed at every journal write: %s", (_, one) => {
  test.each(["before", "after"] as const)("just %s it is durable", async (when) => {
    for (let k = 1, survived = false; !survived; k += 1) {
      const journal = createMemoryJournal();
      const counts = new Map<string, number>();
      ({ survived } = await drive(one, journal, createTestClock(), counts, { k, when }));
      if (!survived) await drive(one, journal, createTestClock(Date.parse("2030-01-01T01:00:00Z")), counts);

      const runs = [...journal.runs.values()].filter((run) => run.functionId === `test-${one.main}`);
      expect(runs, `killed at write ${k}`).toHaveLength(1);
      expect(journal.endings.get(runs[0]?.id ?? "")?.result, `killed at write ${k}`).toEqual(one.result);
      expect(journal.endings.size).toBe(journal.runs.size);
      expect([...counts.keys()].sort()).toEqual(Object.keys(one.bodies).sort());
      for (const [body, count] of counts) {
        const needed = one.bodies[body] ?? 0;
        expect(count, `${body}, killed at write ${k}`).toBeGreaterThanOrEqual(needed);
        expect(count, `${body}, killed at write ${k}`).toBeLessThanOrEqual(needed + 1);
      }
      expect(k).toBeLessThan(60);
    }
  });
});

test("attempts and the delay before a retry survive a restart", async () => {
  const at: number[] = [];
  const functions = (inngest: Inngest) => [
    inngest.createFunction({ id: "f", triggers: go, retries: 2 }, ({ step }) =>
      Promise.all([
        step.run("bad", () => {
          at.push(0);
          throw new Error("bad");
        }),
        step.run("good", () => 1),
      ]),
    ),
  ];
  const first = createBench(functions);
  await first.start();
  await first.send("go");
  await first.executor.idle();
  await first.executor.stop();
  const second = createBench(functions, { journal: first.journal, clock: first.clock });
  await second.start();
  await second.executor.idle();
  expect(at).toHaveLength(1);
  await second.finish();
  expect(at).toHaveLength(3);
  expect(second.ending("f")?.state).toBe("failed");
});

test("a function that is no longer registered fails its runs with that reason", async () => {
  const first = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, ({ step }) => step.sleep("rest", "1h")),
  ]);
  await first.start();
  await first.send("go");
  await first.executor.idle();
  await first.executor.stop();
  const second = createBench(() => [], { journal: first.journal, clock: first.clock });
  await second.start();
  await second.executor.idle();
  expect(second.ending("f")).toMatchObject({
    state: "failed",
    result: { error: { message: 'Function "test-f" is no longer registered.' } },
  });
});

test("event ids are remembered across a restart", async () => {
  const functions = (inngest: Inngest) => [inngest.createFunction({ id: "f", triggers: go }, () => 1)];
  const first = createBench(functions);
  await first.start();
  await first.send("go", {}, "same");
  await first.finish();
  const second = createBench(functions, { journal: first.journal, clock: first.clock });
  await second.start();
  await second.send("go", {}, "same");
  await second.finish();
  expect(second.runs("f")).toHaveLength(1);
});
