import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { visibleText } from "@/lib/core/visible-text";
import { cleanLine, cleanTitle } from "@/lib/pipeline/text/clean-line";

vi.setConfig({ testTimeout: 60_000 });

describe("cleanLine", () => {
  it.each([
    ["  two\n\n lines\t here ", "two lines here"],
    ["nul\u0000l, zero\u200bwidth, \ufeffbom, \u202edirection", "nul l, zerowidth, bom, direction"],
    ["lone \ud800 surrogate", "lone surrogate"],
    ['"Quoted"', "Quoted"],
    ["“Curly” and “more”", "“Curly” and “more”"],
    ["«Guillemets»", "Guillemets"],
    ["**Bold** and *slanted* words", "Bold and slanted words"],
    ["***`Both`***", "Both"],
    ["__strong__", "strong"],
    ["snake_case __init__ stays", "snake_case __init__ stays"],
    ["2 * 3 * 4 and 2*3*4", "2 * 3 * 4 and 2*3*4"],
    ["## A heading", "A heading"],
    ["C# and F#", "C# and F#"],
    ["<b>bold</b> & <script>alert(1)</script>", "<b>bold</b> & <script>alert(1)</script>"],
    ["cafe\u0301", "café"],
    ["دفتر می\u200cخواهم 👩\u200d👧 \u200bhere", "دفتر می\u200cخواهم 👩\u200d👧 here"],
    ["\x1b[31mRed\x1b[0m pen", "Red pen"],
  ])("%j → %j", (text, clean) => {
    expect(cleanLine(text)).toBe(clean);
  });

  it("gives one clean line that it would not change again, for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom("**", "*", "_", '"', "“", "”", " ", "a", "\n", "# ", "é", "\u200d"), {
          maxLength: 30,
        })
        .map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (any) => {
        for (const clean of [cleanLine, cleanTitle]) {
          const once = clean(any);
          expect(once).not.toMatch(/[\p{Cc}\p{Cs}]|\s\s|^\s|\s$/u);
          expect(visibleText(once)).toBe(once);
          expect(clean(once)).toBe(once);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("is quick with 20,000 characters made to slow it down", () => {
    const before = process.cpuUsage();
    for (const piece of ["*", "**a", "\"'", "_ ", "# ", ". ", "* a"]) {
      cleanTitle(piece.repeat(20_000 / piece.length));
      cleanTitle(`x${piece.repeat(20_000 / piece.length)}x`);
    }
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });
});

describe("cleanTitle", () => {
  it.each([
    ["**Plant Pal**.", "Plant Pal"],
    ['"Plant Pal."', "Plant Pal"],
    ["Plant Pal —", "Plant Pal"],
    ["Plant Pal:", "Plant Pal"],
    ["Node.js", "Node.js"],
    ["Learn C++", "Learn C++"],
    ["What Now?", "What Now?"],
  ])("%j → %j", (text, clean) => {
    expect(cleanTitle(text)).toBe(clean);
  });
});
