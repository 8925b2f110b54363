import fc from "fast-check";
import { expect, test } from "vitest";
import { fairShare } from "@/lib/instances/fair-share";

const callers = fc
  .uniqueArray(fc.record({ holder: fc.string(), slots: fc.nat(256), demand: fc.nat(1000) }), {
    selector: ({ holder }) => holder,
    minLength: 1,
    maxLength: 12,
  })
  .filter((list) => list.length > 0);

test("shares are never more than there is or than is wanted, and nothing is left while somebody wants more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 256 }), callers, (total, list) => {
      const shares = list.map(({ holder }) => fairShare(total, list, holder));
      const wanted = list.reduce((sum, { demand }) => sum + demand, 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.min(total, wanted));
      for (const [at, share] of shares.entries()) expect(share).toBeLessThanOrEqual(list[at]?.demand ?? 0);
    }),
  );
});

test("those that want more than their share differ by one at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 256 }), callers, (total, list) => {
      const cut = list
        .map((caller) => ({ caller, share: fairShare(total, list, caller.holder) }))
        .filter(({ caller, share }) => share < caller.demand)
        .map(({ share }) => share);
      if (cut.length > 0) expect(Math.max(...cut) - Math.min(...cut)).toBeLessThanOrEqual(1);
    }),
  );
});

test("the order of what is read does not matter", () => {
  const list = [
    { holder: "b", slots: 0, demand: 9 },
    { holder: "a", slots: 8, demand: 9 },
    { holder: "c", slots: 0, demand: 1 },
  ];
  for (const order of [list, list.toReversed()])
    expect(["a", "b", "c"].map((holder) => fairShare(8, order, holder))).toEqual([3, 4, 1]);
});
