import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runListQuerySchema } from "@/lib/contracts/run-list";
import { RUN_PHASES } from "@/lib/contracts/run-options";
import { links } from "@/lib/view/links";
import { runsFilter } from "@/lib/view/runs-filter";
import { readRunsPage } from "@/lib/view/runs-params";

const text = (max: number) => fc.string({ maxLength: max }).map((given) => given.trim());
const pages = fc.record({
  state: fc.option(fc.constantFrom(...RUN_PHASES)),
  tag: text(100),
  model: text(200),
  named: fc.option(fc.boolean()),
  batch: fc.oneof(fc.constantFrom("", "none"), fc.uuid()),
  q: text(200),
  offset: fc.integer({ min: 0, max: 1_000_000 }),
});

const queryOf = (address: string) => Object.fromEntries(new URL(address, "http://app.test").searchParams);

describe("the address of the runs", () => {
  it("holds the filters, and reads them back", () => {
    fc.assert(
      fc.property(pages, (page) => {
        expect(readRunsPage(queryOf(links.runs(page)))).toEqual(page);
      }),
    );
  });

  it("asks the API for nothing that it refuses, whatever is typed there", () => {
    const typed = fc.dictionary(
      fc.constantFrom("state", "tag", "model", "named", "batch", "q", "offset"),
      fc.oneof(fc.string(), fc.uuid()),
    );
    fc.assert(
      fc.property(typed, (query) => {
        const page = readRunsPage(query);
        const asked = Object.entries({ ...runsFilter(page), offset: page.offset });
        const texts = Object.fromEntries(asked.map(([name, value]) => [name, String(value)]));
        expect(runListQuerySchema.safeParse(texts).success).toBe(true);
      }),
    );
    const long = readRunsPage({ q: "x".repeat(5000), tag: "y".repeat(5000), model: "z".repeat(5000) });
    expect(runListQuerySchema.safeParse(runsFilter(long)).success).toBe(true);
  });
});
