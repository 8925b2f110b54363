import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTagGuide } from "@/lib/builtin/composer/known-tags";

const guide = createTagGuide();

describe("the tag guide", () => {
  test("knows a tag in singular, plural and capitals, and nothing of a made-up one", () => {
    for (const tag of ["ios", "IoS", "map", "maps", "machine-learning", "rust", "bees"])
      expect(guide.knows(tag), tag).toBe(true);
    for (const tag of ["asdfqwer", "ios-app", "pyhton", "", "__proto__", "constructor"])
      expect(guide.knows(tag), tag).toBe(false);
  });

  test.each([
    ["ios-app", "ios"],
    ["pyhton", "python"],
    ["gardning", "gardening"],
    ["machine learning", "machine-learning"],
    ["rustlang", "rust"],
    ["postgre", "postgres"],
    ["web-apps", "web-app"],
  ])("offers for %s first of all %s", (tag, known) => {
    expect(guide.nearest(tag, 3)[0]).toBe(known);
  });

  test("offers known tags of different topics, and at most as many as asked for", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.integer({ min: 0, max: 6 }), (tag, n) => {
        const near = guide.nearest(tag, n);
        expect(near.length).toBe(n);
        expect(near.every(guide.knows)).toBe(true);
        expect(new Set(near.map((known) => guide.synonyms(known).join())).size).toBe(n);
      }),
    );
  });

  test("names words that mean a tag, its own spelling first", () => {
    expect(guide.synonyms("machine-learning").slice(0, 2)).toEqual(["machine learning", "ml"]);
    expect(guide.synonyms("ai")).toContain("machine learning");
    expect(guide.synonyms("asdfqwer")).toEqual(["asdfqwer"]);
    // A loaf is baked, but baking is not bread.
    expect(guide.synonyms("bread")).toEqual(["bread"]);
    expect(guide.knows("bread")).toBe(true);
  });

  test("answers within 5 ms, which is what the thread of the web has", () => {
    const durations = Array.from({ length: 20 }, () => {
      const start = performance.now();
      guide.nearest("underwater-basket-weaving", 5);
      return performance.now() - start;
    });
    expect(Math.min(...durations)).toBeLessThan(5);
  });
});
