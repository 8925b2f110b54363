import fc from "fast-check";
import { expect, test } from "vitest";
import { readComparePage } from "@/lib/view/compare-params";
import { links } from "@/lib/view/links";

const read = (address: string) => readComparePage(new URL(address, "http://own.invalid").searchParams).ids;

test("the address of a comparison is read as it was written", () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { maxLength: 6 });
  fc.assert(
    fc.property(ids, (list) => {
      expect(read(links.compare(list))).toEqual(list);
    }),
  );
});

test("what is no id counts as not given, and each counts once", () => {
  expect(read("/projects/compare?ids=3,x,-1,0,3,1e3,99999999999,%207&ids=4")).toEqual([3, 7, 4]);
  expect(read("/projects/compare")).toEqual([]);
});

test("a project's address names the list that it was opened from", () => {
  expect(links.project(7)).toBe("/projects/7");
  expect(links.project(7, {})).toBe("/projects/7?sort=newest");
  expect(links.project(7, { q: "tide" })).toBe("/projects/7?q=tide&sort=relevance");
  expect(links.project(7, { sort: "novelty", tags: ["ai", "maps"] })).toBe(
    "/projects/7?tags=ai,maps&sort=novelty",
  );
});
