import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settleTyped, unsettledMessage } from "@/lib/client/designer/settle-typed";
import { isTag } from "@/lib/contracts/tag";

const vocabulary = ["nutrition", "ios", "c", "c++", "web-app"].map((tag) => ({ tag, count: 2 }));

describe("text that is left in the tag field", () => {
  it("is taken where it is a known tag, in any spelling, and where it is like none", () => {
    expect(settleTyped({ tags: ["ios"], typed: " Nutrition " }, vocabulary)).toEqual({
      tags: ["ios", "nutrition"],
      typed: "",
    });
    expect(settleTyped({ tags: [], typed: "C" }, vocabulary)).toEqual({ tags: ["c"], typed: "" });
    expect(settleTyped({ tags: [], typed: "Bee Hotels" }, vocabulary)).toEqual({
      tags: ["bee-hotels"],
      typed: "",
    });
    expect(settleTyped({ tags: ["ios"], typed: "iOS" }, vocabulary)).toEqual({ tags: ["ios"], typed: "" });
  });

  it("stays where it is a part of a known tag, no tag at all, or one too many", () => {
    for (const typed of ["nutri", "trit", "app", "a b!", "?", "x".repeat(51)])
      expect(settleTyped({ tags: ["ios"], typed }, vocabulary)).toMatchObject({ tags: ["ios"], typed });
    const twenty = Array.from({ length: 20 }, (_, at) => `tag-${at}`);
    expect(settleTyped({ tags: twenty, typed: "ios" }, vocabulary)).toEqual({ tags: twenty, typed: "ios" });
  });

  it("stays where the vocabulary is not known", () => {
    for (const typed of ["nutri", "nutrition", "bee hotels"])
      expect(settleTyped({ tags: [], typed }, null).tags).toEqual([]);
  });

  it("is never lost: it is among the tags, or still there to be named", () => {
    const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.constantFrom("ios", "nutri"));
    const chosen = fc.array(fc.constantFrom("ios", "maps", "web-app"), { maxLength: 3 });
    const known = fc.constantFrom(vocabulary, null);
    fc.assert(
      fc.property(text, chosen, known, (typed, tags, words) => {
        const settled = settleTyped({ tags, typed }, words);
        expect(settled.tags).toEqual(expect.arrayContaining(tags));
        for (const tag of settled.tags) expect(isTag(tag)).toBe(true);
        const taken = settled.tags.length > new Set(tags).size || settled.typed === "";
        expect(taken || settled.typed !== "").toBe(true);
        expect(settleTyped(settled, words).typed).toBe(settled.typed);
      }),
    );
  });

  it("is quoted in what is said of it", () => {
    expect(unsettledMessage({ tags: [], typed: "nutri " })).toContain("“nutri” is not finished");
    expect(unsettledMessage({ tags: [], typed: "a b!" })).toContain("“a b!” is not a tag");
    const twenty = Array.from({ length: 20 }, (_, at) => `tag-${at}`);
    expect(unsettledMessage({ tags: twenty, typed: "ios" })).toContain("20 tags");
  });
});
