import type { Inngest } from "inngest";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Journal, JournalBatch, RunRecord, StepRecord } from "@/lib/builtin/executor/journal";
import { emptyBatch } from "@/lib/builtin/executor/journal";
import { db } from "@/lib/core/db";
import { prismaJournal } from "@/lib/store/journal/prisma-journal";
import { createMemoryJournal } from "../../support/memory-journal";
import { openTempStore, type TempStore } from "../../support/temp-store";
import { createBench } from "../../unit/builtin/executor/harness";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
});
afterEach(() => store.close());

const event = { id: "e1", name: "go", data: { n: 1, text: "ü" }, ts: 5, user: { id: 3 } };
const run = (id: string, more: Partial<RunRecord> = {}): RunRecord => ({
  id,
  functionId: "f",
  event,
  rootId: id,
  parent: null,
  attempt: 0,
  idempotencyKey: null,
  createdAt: 1000,
  ...more,
});
const step = (runId: string, stepId: string, more: Partial<StepRecord> = {}): StepRecord => ({
  runId,
  stepId,
  op: "StepRun",
  name: "a step",
  result: null,
  attempt: 0,
  wakeAt: null,
  childRunId: null,
  at: 2000,
  ...more,
});

/** Written one after the other; both journals must load the same after each. */
const BATCHES: JournalBatch[] = [
  {
    ...emptyBatch(),
    events: [{ event, receivedAt: 1000 }],
    started: [
      run("1", { idempotencyKey: "key" }),
      run("2", { rootId: "1", parent: { runId: "1", stepId: "s" } }),
    ],
    steps: [
      step("1", "s", { op: "InvokeFunction", childRunId: "2", at: 2002 }),
      step("1", "t", { op: "Sleep", wakeAt: 9000, at: 2001 }),
    ],
  },
  {
    ...emptyBatch(),
    attempts: [{ runId: "1", attempt: 2 }],
    steps: [step("1", "t", { result: { data: null } })],
  },
  {
    ...emptyBatch(),
    steps: [
      step("1", "s", { result: { error: { name: "Error", message: "no", stack: "at …" } }, at: 2003 }),
      step("1", "u", { result: { data: { deep: [1, "two", false] } }, at: 2004, attempt: 1 }),
    ],
    ended: [
      { runId: "2", state: "failed", result: { error: { name: "Error", message: "no" } }, endedAt: 3000 },
    ],
  },
  // The same event a second time, when its id is no longer remembered.
  { ...emptyBatch(), events: [{ event, receivedAt: 4000 }] },
  { ...emptyBatch(), ended: [{ runId: "1", state: "completed", result: { data: "x" }, endedAt: 5000 }] },
];

test("loads what the memory journal loads, batch by batch", async () => {
  const kept: Journal = prismaJournal();
  const memory = createMemoryJournal();
  for (const batch of BATCHES) {
    await Promise.all([kept.write(batch), memory.write(batch)]);
    const [one, other] = await Promise.all([kept.load(500), memory.load(500)]);
    const newest = new Map(other.events.map((seen) => [seen.id, seen]));
    expect(one).toEqual({ ...other, events: [...newest.values()] });
  }
  expect((await kept.load(500)).keys).toEqual([{ functionId: "f", key: "key", createdAt: 1000 }]);
  expect((await kept.load(1001)).keys).toEqual([]);
  expect(await db().executorRun.findUnique({ where: { id: "1" } })).toMatchObject({
    state: "completed",
    outputJson: '"x"',
  });
});

test("a batch is written as a whole or not at all", async () => {
  const journal = prismaJournal();
  const batch = { ...emptyBatch(), started: [run("1")], steps: [step("nobody", "s")] };
  await expect(journal.write(batch)).rejects.toThrow();
  expect((await journal.load(0)).runs).toEqual([]);
});

test("prune deletes old ended runs with their steps, and keeps unfinished ones", async () => {
  const journal = prismaJournal();
  for (const batch of BATCHES) await journal.write(batch);
  await journal.write({ ...emptyBatch(), started: [run("3")], steps: [step("3", "s")] });
  await journal.prune(4500);
  expect(await db().executorRun.findMany({ select: { id: true }, orderBy: { id: "asc" } })).toEqual([
    { id: "1" },
    { id: "3" },
  ]);
  await journal.prune(9000);
  expect(await db().executorStep.count()).toBe(1);
  expect(await db().executorEvent.count()).toBe(0);
});

test("a run of invoked rows stopped halfway continues from the store", async () => {
  const ran = new Map<string, number>();
  const functions = (inngest: Inngest) => {
    const row = inngest.createFunction({ id: "row", triggers: { event: "x" } }, async ({ step, event }) => {
      await step.run("generate", () => void ran.set(event.data.n, (ran.get(event.data.n) ?? 0) + 1));
      await step.sleep("rest", "1h");
      return event.data.n as number;
    });
    const parent = inngest.createFunction({ id: "f", triggers: { event: "go" } }, ({ step }) =>
      Promise.all([1, 2, 3].map((n) => step.invoke(`row ${n}`, { function: row, data: { n } }))),
    );
    return [row, parent];
  };
  const first = createBench(functions, { writeTo: prismaJournal() });
  await first.start();
  await first.send("go");
  await first.executor.idle();
  await first.executor.stop();

  const second = createBench(functions, { writeTo: prismaJournal(), clock: first.clock });
  await second.start();
  await second.finish();
  const ended = await db().executorRun.findFirst({ where: { functionId: "test-f" } });
  expect(ended).toMatchObject({ state: "completed", outputJson: "[1,2,3]" });
  expect([...ran.values()]).toEqual([1, 1, 1]);
  expect(await db().executorRun.count({ where: { endedAt: null } })).toBe(0);
});
