import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isTag } from "@/lib/contracts/tag";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { type Metadata, metadata, metadataSchema } from "@/lib/pipeline/columns/metadata";
import { countSentences, countWords } from "@/lib/pipeline/text/count";
import { SAMPLED_ROW, VOCABULARY } from "./corpus";

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

  it.each([
    [{ title: "The Project's Name" }],
    [{ title: "project idea" }],
    [{ title: "What it does" }],
    [{ title: "JSON Object" }],
  ])("about a title that is words of the question: %j", (change) => {
    expect(read(change)).toEqual(["title: is taken from the question; a name of its own is needed"]);
  });

  it("about a title that is one of the tags in the question", () => {
    const complaint = ["title: is taken from the question; a name of its own is needed"];
    expect(read({ title: "Local First!" }, ["local-first"])).toEqual(complaint);
    expect(read({ title: "Local First Kitchen" }, ["local-first"])).toMatchObject({
      title: "Local First Kitchen",
    });
  });

  it.each([
    ["the same text", GOOD.short_description],
    ["other punctuation", `"${GOOD.short_description}."`],
    ["other case", GOOD.short_description.toUpperCase()],
  ])("about a description that is the tagline (%s)", (_name, description) => {
    expect(read({ description })).toEqual([
      "description: is the tagline once more; say what it does and why it matters",
    ]);
  });

  it.each([
    [["ios", "sleep", "it is a tool that helps people"]],
    [["ios", "sleep", "a-tool-that-helps-people-sleep"]],
    [["ios", "sleep", "уставшим людям помогает лучше спать"]],
  ])("about tags that are sentences, and keeps tags of up to four words: %j", (hashtags) => {
    const sentence = JSON.stringify(hashtags.at(-1));
    expect(read({ hashtags })).toEqual([`hashtags: has the sentence ${sentence}; a tag has at most 4 words`]);
    expect(read({ hashtags: ["ios", "sleep", "End-to-end encryption"] })).toMatchObject({
      hashtags: ["ios", "sleep", "end-to-end-encryption"],
    });
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

describe("the walls of metadata", () => {
  const row = {
    ...SAMPLED_ROW,
    value: () => {
      throw new Error("The walls need no other column.");
    },
  };
  const walls = metadata.walls?.(row);
  const keep = (change: object) => {
    const result = walls?.read.safeParse({ ...GOOD, ...change });
    return result?.success ? result.data : result?.error.issues.map(({ path }) => path.join("."));
  };
  const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");

  it.each([
    [{ title: words(1) }],
    [{ title: words(10) }],
    [{ short_description: words(2) }],
    [{ short_description: words(20) }],
  ])("take what is not quite as it was wished for: %j", (change) => {
    expect(keep(change)).toMatchObject({ title: expect.any(String) });
    expect(read(change)).toEqual([expect.stringMatching(/words? ?.* needed$/)]);
  });

  it.each([
    [{ title: words(11) }, "title"],
    [{ title: "" }, "title"],
    [{ title: "Project idea" }, "title"],
    [{ short_description: words(1) }, "short_description"],
    [{ short_description: words(21) }, "short_description"],
    [{ description: GOOD.short_description }, "description"],
    [{ description: undefined }, "description"],
    [{ hashtags: undefined }, "hashtags"],
  ])("refuse what is outside of them: %j", (change, field) => {
    expect(keep(change)).toEqual([field]);
  });

  it("leave out tags that are sentences", () => {
    const hashtags = ["sleep", "it is a tool that helps people"];
    expect(keep({ hashtags })).toMatchObject({ hashtags: ["ios", "sleep"] });
  });

  it("measure how far a value is from what was wished for", () => {
    const distance = (change: object) =>
      walls?.distance(metadataSchemaValue({ ...GOOD, ...change })) ?? Number.NaN;
    const metadataSchemaValue = (answer: object) => walls?.read.parse(answer) as Metadata;
    expect(distance({})).toBe(0);
    expect(distance({ title: words(7) })).toBeGreaterThan(0);
    expect(distance({ title: words(8) })).toBeGreaterThan(distance({ title: words(7) }));
    expect(distance({ title: words(8), short_description: words(3) })).toBeGreaterThan(
      distance({ title: words(8) }),
    );
  });
});

it("asks for the keys it reads", () => {
  expect(responseSchema(metadata)).toMatchObject({ required: Object.keys(GOOD) });
});
