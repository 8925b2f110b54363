import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readProjectIdea } from "@/lib/pipeline/columns/project-idea";
import { countWords } from "@/lib/pipeline/text/count";
import { HIDDEN, JOINED, SEEN } from "../../support/hidden-text";

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
    ["You can delete, but you cannot correct it.", /only 8 words; 30 or more are needed/],
    ["You can delete, but you cannot correct it.", /, and only 1 sentence; 2 or more are needed/],
    [`${"so on and ".repeat(20)}.`, /has only 1 sentence; 2 or more are needed/],
    ["so on and on ".repeat(1000), /at most 8000/],
    [JSON.stringify({ title: "Meal Ledger", idea: IDEA }), /data or markup/],
    [`\`\`\`json\n${JSON.stringify([IDEA])}\n\`\`\``, /data or markup/],
  ])("refuses what is no idea (case %#)", (text, problem) => {
    expect(readProjectIdea(text)).toEqual({ ok: false, problems: [expect.stringMatching(problem)] });
  });

  it.each([
    ["as it is", (text: string) => text],
    ["in a fence", (text: string) => `\`\`\`\n${text}\n\`\`\``],
  ])("takes out what is not seen, and leaves joined words and emoji, %s", (_, wrap) => {
    const [one, two] = IDEA.split("\n\n");
    const reading = readProjectIdea(wrap(`${HIDDEN} ${one}\n\n${JOINED} ${two}`));
    expect(reading).toEqual({ ok: true, value: `${SEEN} ${one}\n\n${JOINED} ${two}` });
  });

  it("refuses an idea that has nothing of its tags, and names them", () => {
    const problems = ["the idea has nothing of its tags (chess, video-editing)"];
    expect(readProjectIdea(IDEA, ["chess", "video-editing"])).toEqual({ ok: false, problems });
    for (const tags of [["chess", "receipts"], ["meal-planning"], ["phones"]]) {
      expect(readProjectIdea(IDEA, tags)).toEqual({ ok: true, value: IDEA });
    }
  });

  it.each([
    [
      "Chinese",
      "餐盘日记读取一家人的购物小票，记录他们吃了什么，不需要手工输入任何东西。它在旧手机上运行，数据不会离开家里，遇到不认识的食物时会询问。",
    ],
    [
      "Hindi",
      "यह ऐप घर की रसीदें पढ़ता है और लिखता है कि परिवार ने क्या खाया, ताकि किसी को हाथ से कुछ न लिखना पड़े। " +
        "यह पुराने फ़ोन पर चलता है और जो चीज़ वह नहीं जानता उसके बारे में पूछता है।",
    ],
    [
      "Thai",
      "แอปนี้อ่านใบเสร็จของครอบครัวและจดบันทึกว่ากินอะไรไปบ้าง โดยไม่ต้องพิมพ์อะไรด้วยมือ ทำงานบนโทรศัพท์เครื่องเก่า " +
        "ข้อมูลไม่ออกจากบ้าน และจะถามเมื่อไม่รู้จักอาหาร",
    ],
  ])("takes an idea in %s", (_name, idea) => {
    expect(readProjectIdea(idea)).toEqual({ ok: true, value: idea });
  });

  it("takes prose that begins with a quotation or a bracket", () => {
    for (const text of [`"Meal Ledger" it is called. ${IDEA}`, `[A sketch] ${IDEA}`]) {
      expect(readProjectIdea(text)).toEqual({ ok: true, value: text });
    }
  });

  it("never throws, and takes nothing under 30 words or above 8,000 characters", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(IDEA, "<think>", "</think>", "```"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const reading = readProjectIdea(pieces.join(" "));
        if (reading.ok) {
          expect(countWords(reading.value)).toBeGreaterThanOrEqual(30);
          expect(reading.value.length).toBeLessThanOrEqual(8000);
        } else {
          expect(reading.problems).toHaveLength(1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
