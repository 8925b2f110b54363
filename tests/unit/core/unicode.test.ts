import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { cutText, wellFormed } from "@/lib/core/unicode";

vi.setConfig({ testTimeout: 60_000 });

it.each<[string, number, string]>([
  ["abc", 3, "abc"],
  ["abcd", 3, "abc"],
  ["ab😀", 3, "ab"],
  ["ab👩‍🌾c", 5, "ab"],
  ["🇩🇪🇫🇷🇮🇹", 6, "🇩🇪"],
  ["ne\u0301e", 2, "n"],
  ["हिन्दी", 1, ""],
])("%j is cut at %i between graphemes", (text, max, cut) => {
  expect(cutText(text, max)).toBe(cut);
});

it("a letter with marks without end is cut all the same, and not in the middle of one", () => {
  expect(cutText(`a${"\u0301".repeat(1_000)}`, 100)).toHaveLength(100);
  const joined = cutText("😀\u200d".repeat(1_000), 301);
  expect(joined).toBe(wellFormed(joined));
});

it("whatever the text, the cut is a beginning of it, within its bound, and well-formed if the text is", () => {
  const text = fc.string({ unit: "binary", maxLength: 80 });
  fc.assert(
    fc.property(text, fc.nat(80), (whole, max) => {
      const cut = cutText(whole, max);
      expect(whole.startsWith(cut) && cut.length <= max).toBe(true);
      expect(cut).toBe(wellFormed(cut));
    }),
  );
});

it("half a surrogate is replaced", () => {
  expect(wellFormed("a\ud83d b\ude00 😀")).toBe("a\ufffd b\ufffd 😀");
});
