import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMatch, pageItems, shownGroups, tagItems } from "@/lib/client/layout/palette-items";

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
