import { describe, expect, test } from "vitest";
import { composeIdea } from "@/lib/llm/composer/compose-idea";
import { countWords, sentences } from "@/lib/llm/composer/words";
import { writeMetadata } from "@/lib/llm/composer/write-metadata";
import { metadataPrompt } from "@/lib/pipeline/prompts/metadata";
import { faults } from "./grammar";
import { wishesAt } from "./samples";

const NONE = { turns: 0, text: "" };
const COMMON = ["open-source", "hardware", "health", "weather", "children", "cli"];

function metadataAt(n: number, complaints = NONE) {
  const wishes = wishesAt(n);
  const { name, text } = composeIdea(wishes, 0.85, n);
  const seedTags = [wishes.primary, ...wishes.required];
  const prompt = metadataPrompt({
    projectIdea: text,
    primaryTag: wishes.primary,
    seedTags,
    commonTags: COMMON,
  });
  const metadata = writeMetadata(prompt.user, complaints);
  if (!metadata) throw new Error("The metadata prompt was not recognised");
  return { metadata, name, required: [...new Set(seedTags)] };
}

describe("metadata", () => {
  test("of 1,000 ideas keeps every bound of the schema and has no fault of grammar", {
    timeout: 60_000,
  }, () => {
    const marked: string[] = [];
    for (let n = 0; n < 1000; n++) {
      const { metadata, name, required } = metadataAt(n);
      expect(metadata.title).toBe(name);
      expect(countWords(metadata.short_description), metadata.short_description).toBeGreaterThanOrEqual(5);
      expect(countWords(metadata.short_description), metadata.short_description).toBeLessThanOrEqual(10);
      expect(sentences(metadata.description).length, metadata.description).toBeLessThanOrEqual(3);
      expect(metadata.hashtags.slice(0, required.length)).toEqual(required);
      expect(metadata.hashtags.length).toBeGreaterThanOrEqual(3);
      expect(metadata.hashtags.length).toBeLessThanOrEqual(Math.max(5, required.length));
      expect(new Set(metadata.hashtags).size).toBe(metadata.hashtags.length);
      marked.push(...faults(metadata.description), ...faults(`${metadata.short_description}.`));
    }
    expect(marked).toEqual([]);
  });

  test("prefers the spelling in use for a tag that the idea treats", { timeout: 60_000 }, () => {
    const ideas = Array.from({ length: 200 }, (_, n) => metadataAt(n).metadata.hashtags);
    expect(ideas.flat()).toContain("children");
    expect(ideas.flat()).not.toContain("kids");
  });

  test("adds the hashtag a correction misses and shortens the description it finds too long", () => {
    const text = 'hashtags: "sea-shanties" is missing\ndescription: has 60 words, at most 30 words';
    const { metadata } = metadataAt(3, { turns: 1, text });
    expect(metadata.hashtags).toContain("sea-shanties");
    expect(sentences(metadata.description).length).toBe(1);
  });

  test("reads prose of another hand without a word of its own knowledge", () => {
    const projectIdea =
      "Tide Table Toaster is a kitchen toaster that browns the tide times of the nearest harbour into each slice. " +
      "It fetches the predictions once a day.\n\nThe heating wires form a grid of twelve by nine.";
    const prompt = metadataPrompt({
      projectIdea,
      primaryTag: "sailing",
      seedTags: [],
      commonTags: ["hardware"],
    });
    const metadata = writeMetadata(prompt.user, NONE);
    expect(metadata?.title).toBe("Tide Table Toaster");
    expect(countWords(metadata?.short_description ?? "")).toBeGreaterThanOrEqual(5);
    expect(metadata?.description).toContain("browns the tide times");
  });
});
