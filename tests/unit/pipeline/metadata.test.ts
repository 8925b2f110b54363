import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isTag } from "@/lib/contracts/tag";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { metadata, metadataSchema } from "@/lib/pipeline/columns/metadata";
import { countSentences, countWords } from "@/lib/pipeline/text/count";
import { VOCABULARY } from "./corpus";

vi.setConfig({ testTimeout: 60_000 });

const GOOD = {
  title: "Meal Ledger",
  short_description: "A kitchen diary that counts for you",
  description: "It reads receipts and keeps a diary of meals. It matters because nobody counts by hand.",
  hashtags: ["ios", "nutrition", "health"],
};

const read = (change: object, required = ["ios"]) => {
  const result = metadataSchema({ required, vocabulary: VOCABULARY }).safeParse({ ...GOOD, ...change });
  return result.success
    ? result.data
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("metadataSchema takes", () => {
  it("a good answer, without the keys nobody asked for", () => {
    expect(read({ mood: "good", __extra: 1 })).toEqual({
      title: "Meal Ledger",
      shortDescription: GOOD.short_description,
      description: GOOD.description,
      hashtags: ["ios", "nutrition", "health"],
    });
  });

  it("texts with quotes, emphasis and line breaks around them, cleaned", () => {
    const texts = {
      title: '"**Meal Ledger**."',
      short_description: "_A kitchen diary\nthat counts for you_",
    };
    expect(read(texts)).toMatchObject({ title: "Meal Ledger", shortDescription: GOOD.short_description });
  });

  it("HTML as the text it is", () => {
    expect(read({ title: "<b>Meal</b> Ledger" })).toMatchObject({ title: "<b>Meal</b> Ledger" });
  });

  it.each([
    ["ios, Nutrition, sleep"],
    ["#ios #Nutrition #sleep"],
    ["#ios, #nutrition; #sleep,"],
    ["['ios', 'nutrition', 'sleep']"],
    ["ios\nnutrition\nsleep"],
  ])("hashtags in one text: %j", (hashtags) => {
    expect(read({ hashtags })).toMatchObject({ hashtags: ["ios", "nutrition", "sleep"] });
  });

  it("hashtags that leave out a required one, which comes first nonetheless", () => {
    expect(read({ hashtags: ["sleep", "music"] }, ["nutrition"])).toMatchObject({
      hashtags: ["nutrition", "sleep", "music"],
    });
  });

  it("no hashtags at all where the required ones are enough", () => {
    expect(read({ hashtags: [] }, ["a", "b", "c", "d", "e", "f"])).toMatchObject({
      hashtags: ["a", "b", "c", "d", "e", "f"],
    });
  });
});

describe("metadataSchema complains", () => {
  it.each([
    [{ title: "One" }, "title: has 1 word, 2 to 5 are needed"],
    [{ title: "the project's name, 2 to 5 words" }, "title: has 7 words, 2 to 5 are needed"],
    [{ title: "" }, "title: has 0 words, 2 to 5 are needed"],
    [{ title: `${"x".repeat(80)} y` }, "title: has 82 characters, at most 80 are allowed"],
    [{ title: "x ".repeat(50_000) }, "title: has 100000 characters, at most 80 are allowed"],
    [{ title: undefined }, "title: is missing"],
    [{ title: null }, "title: is missing"],
    [{ title: 5 }, "title: is not a text"],
    [{ short_description: "Too short a line" }, "short_description: has 4 words, 5 to 10 are needed"],
    [{ short_description: "a b c d e f g h i j k" }, "short_description: has 11 words, 5 to 10 are needed"],
    [{ short_description: ["x"] }, "short_description: is not a text"],
    [{ description: "One. Two. Three. Four." }, "description: has 4 sentences, 1 to 3 are needed"],
    [{ description: "…" }, "description: has 0 sentences, 1 to 3 are needed"],
    [{ description: "so ".repeat(300) }, "description: has 899 characters, at most 800 are allowed"],
    [{ hashtags: undefined }, "hashtags: is missing"],
    [{ hashtags: { a: 1 } }, "hashtags: is not a list of texts"],
    [{ hashtags: ["ios", 3, "sleep"] }, "hashtags: is not a list of texts"],
    [{ hashtags: ["ios", "🤖", "  "] }, "hashtags: has 1 tag, 3 to 5 are needed"],
    [{ hashtags: ["iOS", "IOS", "#ios", "sleep"] }, "hashtags: has 2 tags, 3 to 5 are needed"],
  ])("about one field (case %#): %s", (change, complaint) => {
    expect(read(change)).toEqual([complaint]);
  });

  it("about every field at once", () => {
    const nothing = {
      title: undefined,
      short_description: undefined,
      description: undefined,
      hashtags: undefined,
    };
    expect(read(nothing)).toHaveLength(4);
  });

  it.each([[null], [[]], ["text"], [5], [undefined]])("about %j, which is no object", (answer) => {
    const result = metadataSchema({ required: [], vocabulary: VOCABULARY }).safeParse(answer);
    expect(result.error?.issues.map(({ message }) => message)).toEqual(["is not an object"]);
  });
});

describe("metadataSchema with any answer", () => {
  const word = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("Plant", "**Pal**", "e.g.", "Node.js", "sleep.", "Really?", "🌱", '"'),
  );
  const words = (maxLength: number) => fc.array(word, { maxLength }).map((all) => all.join(" "));
  const tags = fc.oneof(fc.array(word, { maxLength: 8 }), words(8));
  const answer = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        title: words(6),
        short_description: words(12),
        description: words(14),
        hashtags: tags,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        title: fc.anything(),
        short_description: words(12),
        description: words(14),
        hashtags: fc.anything(),
      }),
    },
    { weight: 1, arbitrary: fc.anything() },
  );
  const required = fc.uniqueArray(fc.constantFrom("ios", "c++", "rust", "maps", "d", "e", "f"), {
    maxLength: 7,
  });

  it("never throws, and what it takes is within every bound", () => {
    let taken = 0;
    fc.assert(
      fc.property(answer, required, (any, must) => {
        const result = metadataSchema({ required: must, vocabulary: VOCABULARY }).safeParse(any);
        if (!result.success) {
          expect(result.error.issues.length).toBeGreaterThan(0);
          return;
        }
        taken += 1;
        const { title, shortDescription, description, hashtags } = result.data;
        const between = (value: number, min: number, max: number) =>
          expect(value >= min && value <= max).toBe(true);
        between(countWords(title), 2, 5);
        between(countWords(shortDescription), 5, 10);
        between(countSentences(description), 1, 3);
        between(title.length, 3, 80);
        between(shortDescription.length, 9, 160);
        between(description.length, 1, 800);
        between(hashtags.length, 3, Math.max(5, must.length));
        expect(hashtags.every(isTag)).toBe(true);
        expect(hashtags.slice(0, must.length)).toEqual(must);
        expect(`${title}${shortDescription}${description}`).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 3000, seed: 1 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

it("asks for the keys it reads", () => {
  expect(responseSchema(metadata)).toMatchObject({ required: Object.keys(GOOD) });
});
