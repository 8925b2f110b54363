import { expect, test } from "vitest";
import { pageLinks } from "@/lib/http/page-links";

const LIST = "http://app.test/api/waywo-projects?tags=c%2B%2B&limit=500&offset=0";

/** The links of a header, by relation. */
function linksOf(header: string) {
  const parts = [...header.matchAll(/<([^>]*)>; rel="(\w+)"/g)];
  return Object.fromEntries(parts.map(([, address = "", rel = ""]) => [rel, address]));
}
const offsets = (page: { limit: number; offset: number; total: number }) =>
  Object.fromEntries(
    Object.entries(linksOf(pageLinks(LIST, page))).map(([rel, address]) => [
      rel,
      Number(new URL(address, LIST).searchParams.get("offset")),
    ]),
  );

test.each([
  [
    { limit: 100, offset: 0, total: 250 },
    { first: 0, next: 100, last: 200 },
  ],
  [
    { limit: 100, offset: 100, total: 250 },
    { first: 0, prev: 0, next: 200, last: 200 },
  ],
  [
    { limit: 100, offset: 200, total: 250 },
    { first: 0, prev: 100, last: 200 },
  ],
  [
    { limit: 100, offset: 150, total: 250 },
    { first: 0, prev: 50, last: 200 },
  ],
  [
    { limit: 100, offset: 30, total: 250 },
    { first: 0, prev: 0, next: 130, last: 200 },
  ],
  [
    { limit: 100, offset: 9000, total: 250 },
    { first: 0, prev: 200, last: 200 },
  ],
  [
    { limit: 100, offset: 0, total: 100 },
    { first: 0, last: 0 },
  ],
  [
    { limit: 100, offset: 0, total: 0 },
    { first: 0, last: 0 },
  ],
])("the pages around %j", (page, expected) => {
  expect(offsets(page)).toEqual(expected);
});

test("keeps what was asked for, tells the limit that was taken, and adds what the next page needs", () => {
  const { next = "" } = linksOf(pageLinks(LIST, { limit: 100, offset: 0, total: 250 }, { seed: "7" }));
  expect(next).toBe("/api/waywo-projects?tags=c%2B%2B&limit=100&offset=100&seed=7");
});
