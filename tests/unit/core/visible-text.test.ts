import fc from "fast-check";
import { describe, expect, it, test, vi } from "vitest";
import { visibleText } from "@/lib/core/visible-text";

vi.setConfig({ testTimeout: 60_000 });

/** What writing needs: each stays as it is. */
const WRITTEN = [
  ["Persian: a non-joiner in a word", "می\u200cخواهم"],
  ["Persian: a suffix of a Latin word", "HTML\u200cها"],
  ["Urdu", "نا\u200cممکن"],
  ["Hindi: a half letter", "क्\u200dष"],
  ["Hindi: no conjunct", "राज्\u200cकोट"],
  ["Bengali: ya-phalaa", "র\u200d্য"],
  ["Malayalam: a chillu at the end of a word", "അവന്\u200d പോയി"],
  ["Sinhala", "ශ්\u200dරී ලංකා"],
  ["Khmer", "ក្ស\u200cអ"],
  ["Mongolian: a selector and a vowel separator", "ᠰ\u180bᠠ ᠬᠠᠭ\u180eᠠ"],
  ["a family", "👩\u200d👩\u200d👧\u200d👦"],
  ["a profession with a skin colour", "👩🏽\u200d🔬"],
  ["a heart on fire", "❤\ufe0f\u200d🔥"],
  ["a flag of two signs", "🏳\ufe0f\u200d🌈"],
  ["a flag of tags", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
  ["a keycap", "1\ufe0f\u20e3"],
  ["a sign as text", "☺\ufe0e"],
  ["a variant of an ideograph", "葛\u{e0100}"],
  ["a sign of the Quran", "آية \u06dd١"],
  ["lines and tabs", "one\n\ttwo\r\nthree\u2028four"],
  ["right-to-left letters", "שלום, مرحبا (a) [b]"],
  ["marks", "e\u0301 Z\u0335 \u0e33"],
] as const;

/** What nobody sees, or what directs the rest. */
const UNSEEN = [
  ...["\0", "\x07", "\x08", "\x1b", "\x7f", "\x85", "\x9b", "\x9d"],
  ...["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"],
  ...["\u200e", "\u200f", "\u061c", "\u200b", "\u200c", "\u200d", "\u2060", "\u2063", "\ufeff"],
  ...["\u00ad", "\u034f", "\u115f", "\u1160", "\u17b4", "\u180b", "\u180e", "\u3164", "\uffa0"],
  ...["\u206a", "\ufff9", "\ufffb", "\ufe00", "\ufe0f", "\uffff", "\ufdd0"],
  ...["\u{1d173}", "\u{1bca0}", "\u{e0001}", "\u{e0041}", "\u{e007f}", "\u{e0100}", "\u{e01ef}"],
];

test.each(WRITTEN)("keeps %s", (_what, text) => {
  expect(visibleText(text)).toBe(text);
  expect(visibleText(`\u202e${text}\u200b`)).toBe(text);
});

describe("takes out", () => {
  it.each(UNSEEN.map((char) => [char.codePointAt(0)?.toString(16), char]))("U+%s", (_code, char) => {
    expect(visibleText(`ab${char}cd`)).toBe("abcd");
    expect(visibleText(char)).toBe("");
  });

  it.each([
    ["a colour", "\x1b[1;31mred\x1b[0m", "red"],
    ["a colour in eight bits", "\x9b31mred\x9b0m", "red"],
    ["the clearing of a screen", "\x1b[2J\x1b[Hgone", "gone"],
    ["a title", "\x1b]0;owned\x07text", "text"],
    ["a link", "\x1b]8;;http://evil.test\x1b\\here\x1b]8;;\x1b\\", "here"],
    ["a sequence that does not end", "a\x1b[", "a"],
    ["a title that does not end", "a\x1b]0;title", "a]0;title"],
    ["one within another", "\x1b[\x1b[31m31mx", "31mx"],
    ["a joiner between Latin letters", "pass\u200cword", "password"],
    ["a second joiner", "می\u200c\u200cخواهم", "میخواهم"],
    ["a joiner before a space", "می\u200c خواهم", "می خواهم"],
    ["a joiner between a sign and a letter", "👩\u200dx", "👩x"],
    ["bytes hidden behind a smile", "🙂\ufe01\ufe02\u{e0110}\u{e0111}", "🙂"],
    ["selectors behind a letter", "a\ufe0f\ufe0e", "a"],
    [
      "a sentence in tags",
      `x${"hi".replace(/./g, (c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0)))}`,
      "x",
    ],
    ["a flag that says something else", "🏴\u{e0068}\u{e0069}\u{e007f}", "🏴"],
  ])("%s", (_what, text, clean) => {
    expect(visibleText(text)).toBe(clean);
  });
});

/** Pieces that meet in every way: what stays, what goes, and what stands around either. */
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...UNSEEN),
        fc.constantFrom(...WRITTEN.map(([, text]) => text)),
        fc.constantFrom(
          ..."\x1b[ \x1b] \x9b 31m ; \x07 a 1 # 👩 🏴 क ् م 葛 ᠠ ❤ \u3164 \u20e3".split(" "),
          " ",
          "\n",
        ),
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join("")),
);

it("leaves nothing of either kind, whatever the text, and would not change its result again", () => {
  const always =
    /(?![\t\n\r])\p{Cc}|\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0001}]/u;
  fc.assert(
    fc.property(texts, (text) => {
      const once = visibleText(text);
      expect(once).not.toMatch(always);
      expect(once).not.toMatch(
        /(?:^|[\sA-Za-z])(?:\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}])(?:[\sA-Za-z]|$)/u,
      );
      expect(visibleText(once)).toBe(once);
    }),
    { numRuns: 5000 },
  );
});

it("keeps every character that is seen, in its order", () => {
  const seen = (text: string) => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{DI}\p{NChar}]/gu, "");
  const plain = texts.map((text) => text.replace(/\p{Cc}/gu, " "));
  fc.assert(
    fc.property(plain, (text) => {
      expect(seen(visibleText(text))).toBe(seen(text));
    }),
    { numRuns: 2000 },
  );
});

it("is quick with a megabyte made to slow it down", () => {
  const before = process.cpuUsage();
  for (const piece of [
    "\x1b]",
    "\x90",
    "\x1b[1;",
    "\u202e",
    "क्\u200d",
    "👩\u200d",
    "م\u200c",
    "a\ufe0f",
    "🏴\u{e0067}",
  ]) {
    visibleText(piece.repeat(1_000_000 / piece.length));
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000);
});
