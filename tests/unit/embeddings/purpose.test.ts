import fc from "fast-check";
import { expect, test } from "vitest";
import { type IdeaText, purposeText } from "@/lib/embeddings/purpose";
import { sentencesOf, stem, wordsOf } from "@/lib/embeddings/words";

const SEEDS: IdeaText = {
  title: "Seed Tin",
  shortDescription: "Knows which seeds to sow before they die",
  description:
    "Every packet gets its harvest year, so the parsnips go in first. Once a year it asks you to test ten.",
  hashtags: ["gardening", "seeds"],
};

test("the purpose of an idea is its text without name, tags and the nouns of its subject", () => {
  expect(purposeText(SEEDS)).toBe(
    "knows which thing to thing before they die. " +
      "every thing gets its thing year so the thing go in first. once a year it asks you to test ten.",
  );
});

test("the same idea for another subject has the same purpose", () => {
  const paints: IdeaText = {
    title: "Paint Drawer",
    shortDescription: "Knows which paints to squeeze before they die",
    description:
      "Every tube gets its purchase year, so the ochres go in first. Once a year it asks you to test ten.",
    hashtags: ["painting", "paints"],
  };
  expect(purposeText(paints)).toBe(purposeText(SEEDS));
});

test("words that say what software does are subject where they are its name or a tag", () => {
  const idea = {
    ...SEEDS,
    shortDescription: "A map for maps",
    description: "It maps all.",
    hashtags: ["maps"],
  };
  expect(purposeText(idea)).toBe("a thing for thing. it thing all.");
});

test.each([
  ["Findet die Samen, die zuerst gesät werden müssen", "Jede Tüte bekommt ein Erntejahr und eine Keimkurve."],
  ["最初に蒔くべき種を教える", "袋ごとに収穫年を記録します。"],
  ["🌱", "…"],
])("a text that is not English has none: %s", (shortDescription, description) => {
  expect(purposeText({ title: "Saat", shortDescription, description, hashtags: ["garten"] })).toBeNull();
});

test("inflections of an English word have one stem", () => {
  for (const forms of [
    ["plan", "plans", "planned", "planning"],
    ["copy", "copies", "copied", "copying"],
    ["notice", "notices", "noticed", "noticing"],
    ["seed", "seeds", "seed's"],
  ]) {
    expect([forms, new Set(forms.map(stem)).size]).toEqual([forms, 1]);
  }
});

test("words and sentences of scripts without spaces and of other marks are told apart", () => {
  expect(wordsOf("Don’t STOP, 3 cafés!")).toEqual(["don’t", "stop", "3", "cafés"]);
  expect(wordsOf("種を蒔く").length).toBeGreaterThan(1);
  expect(sentencesOf('He said "no." Then 2.5 left.\nAnd 一。二。')).toEqual([
    'He said "no."',
    "Then 2.5 left.",
    "And 一。",
    "二。",
  ]);
});

const tag = fc.stringMatching(/^[a-z]{3,12}$/);

test("any two tags, exchanged for each other in the text as well, leave the same purpose", () => {
  const about = (one: string, other: string): IdeaText => ({
    title: "Kept",
    shortDescription: `Shows which ${one} to use before the ${other} of your neighbours`,
    description: `It asks for every ${one} and compares it with ${other}. Then you can see what has changed.`,
    hashtags: [one, other],
  });
  // A word such as "about" is never a subject.
  const isMasked = (word: string) => !(purposeText(about(word, "xylophone")) ?? "").includes(word);
  fc.assert(
    fc.property(tag.filter(isMasked), tag.filter(isMasked), (one, other) => {
      expect(purposeText(about(one, other))).toBe(purposeText(about(other, one)));
      expect(purposeText(about(one, other))).toBe(purposeText(about("guitar", "pedal")));
    }),
  );
});

test("no text makes it fail or grow", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.array(fc.string()), (text, hashtags) => {
      const found = purposeText({ title: text, shortDescription: text, description: text, hashtags });
      if (found !== null) expect(found.length).toBeLessThan(20 * text.length + 100);
    }),
  );
});
