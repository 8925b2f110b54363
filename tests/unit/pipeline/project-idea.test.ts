import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readProjectIdea } from "@/lib/pipeline/columns/project-idea";

vi.setConfig({ testTimeout: 60_000 });

const IDEA = [
  "Meal Ledger reads the receipts of a household and keeps a diary of what was eaten from them.",
  "It runs on an old phone, matches lines against a table of foods, and asks when it does not know.",
].join("\n\n");

describe("readProjectIdea", () => {
  it.each([
    ["as it is", IDEA],
    ["without the thinking before it", `<think>An idea about receipts.</think>\n${IDEA}`],
    ["out of the fence around it", `\`\`\`text\n${IDEA}\n\`\`\``],
  ])("takes an idea %s, with its paragraphs", (_, text) => {
    expect(readProjectIdea(text)).toEqual({ ok: true, value: IDEA });
  });

  it.each([
    ["", /empty/],
    ["<think>Only thinking, and a lot of it, so that it would be long enough for an idea.", /empty/],
    ["Meal Ledger reads what cooks bought.", /only 36 characters/],
    ["I am sorry, but I cannot help with a request like this.", /declines/],
    [". ".repeat(500), /words|noise|prose/],
    ["ha".repeat(500), /only 1 word;/],
    ["so on and on ".repeat(1000), /at most 8000/],
    [JSON.stringify({ title: "Meal Ledger", idea: IDEA }), /data or markup/],
    [`\`\`\`json\n${JSON.stringify([IDEA])}\n\`\`\``, /data or markup/],
  ])("refuses what is no idea (case %#)", (text, problem) => {
    expect(readProjectIdea(text)).toEqual({ ok: false, problems: [expect.stringMatching(problem)] });
  });

  it("takes prose that begins with a quotation or a bracket", () => {
    for (const text of [`"Meal Ledger" it is called. ${IDEA}`, `[A sketch] ${IDEA}`]) {
      expect(readProjectIdea(text)).toEqual({ ok: true, value: text });
    }
  });

  it("never throws, and takes nothing outside 40 to 8,000 characters", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(IDEA, "<think>", "</think>", "```"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const reading = readProjectIdea(pieces.join(" "));
        if (reading.ok) {
          expect(reading.value.length).toBeGreaterThanOrEqual(40);
          expect(reading.value.length).toBeLessThanOrEqual(8000);
        } else {
          expect(reading.problems).toHaveLength(1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
