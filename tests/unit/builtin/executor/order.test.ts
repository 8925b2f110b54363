import fc from "fast-check";
import { expect, test } from "vitest";
import { FairQueue } from "@/lib/builtin/executor/queue";
import { until } from "./harness";

interface Call {
  tree: number;
  depth: number;
  /** Seconds after the call before it. */
  after: number;
  /** Seconds. */
  ahead: number;
}

/** Queues calls one after the other, and returns in which order they start, one at a time. */
async function orderOf(calls: readonly Call[]): Promise<number[]> {
  let now = 0;
  const order: number[] = [];
  const queue = new FairQueue(
    () => {},
    () => now,
  );
  calls.forEach(({ tree, depth, after, ahead }, index) => {
    now += after * 1000;
    queue.push({
      rootId: `tree ${tree}`,
      runId: String(index).padStart(3, "0"),
      depth,
      slots: [{ key: "shared", limit: 1 }],
      ahead: ahead * 1000,
      start: async () => void order.push(index),
    });
  });
  await until(() => order.length === calls.length && queue.running === 0);
  return order;
}

const call = (ahead: fc.Arbitrary<number>): fc.Arbitrary<Call> =>
  fc.record({ tree: fc.nat(4), depth: fc.nat(2), after: fc.nat(200), ahead });
const calls = (ahead: fc.Arbitrary<number>) => fc.array(call(ahead), { maxLength: 25 });
const factor = fc.constantFrom(-100, 0, 120, 300);

/** Which call's turn it is, as it was before calls could be ahead: trees in turn, in each the deepest and then the oldest. */
function inTurn(calls: readonly Call[]): number[] {
  const trees = new Map<number, number[]>();
  calls.forEach(({ tree }, index) => void trees.set(tree, [...(trees.get(tree) ?? []), index]));
  const depthOf = (index: number) => calls[index]?.depth ?? 0;
  const queues = [...trees.values()].map((tree) => tree.sort((a, b) => depthOf(b) - depthOf(a) || a - b));
  const order: number[] = [];
  for (let queue = queues.shift(); queue; queue = queues.shift()) {
    order.push(...queue.splice(0, 1));
    if (queue.length > 0) queues.push(queue);
  }
  return order;
}

test("calls that are equally far ahead start as if they were not: trees in turn", async () => {
  await fc.assert(
    fc.asyncProperty(calls(fc.constant(0)), factor, async (equal, ahead) => {
      const order = await orderOf(equal.map((each) => ({ ...each, ahead })));
      expect(order).toEqual(inTurn(equal));
    }),
  );
});

test("a call counts as having been queued as much earlier as it is ahead", async () => {
  await fc.assert(
    fc.asyncProperty(calls(factor), async (queued) => {
      const alone = queued.map((each, tree) => ({ ...each, tree }));
      let now = 0;
      const at = alone.map(({ after, ahead }) => {
        now += after;
        return now - ahead;
      });
      const expected = at.map((_, index) => index).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
      expect(await orderOf(alone)).toEqual(expected);
    }),
  );
});

test("within a tree the order is the same, however far its calls are ahead", async () => {
  await fc.assert(
    fc.asyncProperty(calls(factor), fc.array(factor, { minLength: 5, maxLength: 5 }), async (any, of) => {
      const queued = any.map((each) => ({ ...each, ahead: of[each.tree] ?? 0 }));
      const order = await orderOf(queued);
      for (const tree of of.keys()) {
        const own = (index: number) => queued[index]?.tree === tree;
        expect(order.filter(own)).toEqual(inTurn(queued).filter(own));
      }
    }),
  );
});

test("a tree that is ahead of all others never starts later than in turn", async () => {
  await fc.assert(
    fc.asyncProperty(calls(fc.constant(0)), fc.nat(4), async (equal, small) => {
      const queued = equal.map((each) => (each.tree === small ? { ...each, ahead: 300 } : each));
      const [order, before] = [await orderOf(queued), inTurn(equal)];
      for (const [index, { tree }] of queued.entries()) {
        if (tree === small) expect(order.indexOf(index)).toBeLessThanOrEqual(before.indexOf(index));
      }
    }),
  );
});

test("small runs without end do not keep a large one from its turns once it has waited as long as they are ahead", async () => {
  let now = 0;
  const started: { name: string; at: number }[] = [];
  const queue = new FairQueue(
    () => {},
    () => now,
  );
  const push = (name: string, ahead: number, rootId: string) =>
    queue.push({
      rootId,
      runId: `${rootId} ${now}`,
      depth: 0,
      slots: [{ key: "shared", limit: 1 }],
      ahead,
      start: async () => {
        started.push({ name, at: now / 1000 });
        now += 1000;
        if (name === "small" && started.length < 400) push("small", 300_000, `small ${now}`);
      },
    });
  push("small", 300_000, "small");
  for (let row = 0; row < 50; row++) push("large", 0, "large");
  await until(() => started.length === 450 || (queue.waiting === 0 && queue.running === 0));
  const large = started.filter(({ name }) => name === "large").map(({ at }) => at);
  expect(large).toHaveLength(50);
  expect(large[0]).toBe(300);
  expect(Math.max(...large)).toBeLessThan(405);
});
