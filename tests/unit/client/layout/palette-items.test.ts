import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMatch, pageItems, runItems, shownGroups, tagItems } from "@/lib/client/layout/palette-items";
import type { RunSummary } from "@/lib/contracts/types";

const item = (label: string, about = "", words = "") => ({ value: label, label, about, words });

describe("a line of the palette", () => {
  test.each([
    ["proj", true],
    ["PROJECTS", true],
    ["  projects ", true],
    ["its pro", true],
    ["rojects", false],
    ["projects x", false],
    ["colour", true],
    ["-", true],
  ])("is found by %j: %s", (typed, found) => {
    expect(isMatch(item("Projects", "its own", "colours"), typed)).toBe(found);
  });

  test("is found by the beginning of each of its words, in any order", () => {
    const word = fc.stringMatching(/^[a-zäöüß0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), (words, cut) => {
        const typed = words.toReversed().map((each) => each.slice(0, 1 + (cut % each.length)));
        expect(isMatch(item(words.join(" ")), typed.join(" "))).toBe(true);
      }),
    );
  });
});

describe("a run in the palette", () => {
  const run = (task_id: string, more: Partial<RunSummary> = {}) =>
    ({ task_id, number: 12, name: null, note: null, num_requested: 5, num_saved: 5, ...more }) as RunSummary;
  const named = run("a", {
    name: "For Ada",
    note: "Read before Friday",
    seed_tags: ["ios"],
    state: "SUCCESS",
  });

  test.each(["ada", "ios", "5 ideas ios", "friday", "run 12", "done"])(
    "with a name is found by %j",
    (typed) => {
      const [found] = runItems([named]);
      expect(found).toMatchObject({ label: "For Ada", about: "Done: 5 of 5 ideas saved" });
      expect(found && isMatch(found, typed)).toBe(true);
    },
  );

  test("without a name is called by what it is about", () => {
    expect(runItems([run("a", { seed_tags: ["ios"] })])[0]?.label).toBe("5 ideas on ios");
  });

  test("that is among the recent and among the found ones has one line", () => {
    expect(runItems([named, run("b", { seed_tags: [] }), named]).map(({ href }) => href)).toEqual([
      "/runs/a",
      "/runs/b",
    ]);
  });
});

describe("the groups of the palette", () => {
  const groups = [
    { value: "Pages", items: pageItems(false), max: 3, unasked: true },
    { value: "Tags", items: tagItems(["ios"]), max: 3, unasked: false },
  ];

  test("are bounded, and tags wait until something is typed", () => {
    expect(shownGroups(groups, " ").map(({ value, items }) => [value, items.length])).toEqual([["Pages", 3]]);
    expect(shownGroups(groups, "ios").map(({ value }) => value)).toEqual(["Tags"]);
    expect(shownGroups(groups, "nothing of this")).toEqual([]);
  });

  test("offer the review to admins alone", () => {
    const labels = (admin: boolean) => pageItems(admin).map(({ label }) => label);
    expect(labels(true).filter((label) => !labels(false).includes(label))).toEqual(["Review"]);
  });
});
