import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedWords, wordDiff } from "@/lib/client/review/word-diff";

/** "a [-b-]{+c+} d" */
const written = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");

const without = (kind: "added" | "removed", before: string, after: string) =>
  wordDiff(before, after)
    .filter((change) => change.kind !== kind)
    .map(({ text }) => text)
    .join("");

describe("a word diff", () => {
  it("marks words, not letters", () => {
    expect(written("It helps runners find breakfast.", "It helps cyclists find breakfast.")).toBe(
      "It helps [-runners-]{+cyclists+} find breakfast.",
    );
  });

  it("tells a rewritten phrase as one change, whatever little words stand in it", () => {
    expect(written("reads one page about long runs there", "reads one sheet of wide rides there")).toBe(
      "reads one [-page about long runs-]{+sheet of wide rides+} there",
    );
  });

  it("knows words of scripts without spaces", () => {
    expect(written("日本語の文章です", "日本語の新しい文章です")).toBe("日本語の{+新しい+}文章です");
  });

  it("is all there is where one text is empty, and nothing where both are", () => {
    expect(written("", "all of it")).toBe("{+all of it+}");
    expect(written("all of it", "")).toBe("[-all of it-]");
    expect(wordDiff("", "")).toEqual([]);
  });

  it("loses and invents nothing: without additions it is the old text, without removals the new", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .array(fc.constantFrom("a ", "the ", "pear", ", ", "梨", "\n", "e\u0301 ", "🍐"))
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(without("added", before, after)).toBe(before);
        expect(without("removed", before, after)).toBe(after);
      }),
    );
  });

  it("gives up comparing long texts that have nothing in common, and still has both whole", () => {
    const before = Array.from({ length: 4000 }, (_, at) => `a${at}`).join(" ");
    const after = Array.from({ length: 4000 }, (_, at) => `b${at}`).join("-");
    expect(without("added", before, after)).toBe(before);
    expect(without("removed", before, after)).toBe(after);
  });
});

describe("the share of words that two texts have", () => {
  it("is 1 for the same text, 0 for another, and counts words alone", () => {
    expect(sharedWords(wordDiff("one two", "one two"))).toBe(1);
    expect(sharedWords(wordDiff("one two", "three, four"))).toBe(0);
    expect(sharedWords(wordDiff("one two three four", "one two three five"))).toBe(0.75);
    expect(sharedWords([])).toBe(1);
  });
});
