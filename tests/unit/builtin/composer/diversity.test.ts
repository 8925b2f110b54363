import { describe, expect, test } from "vitest";
import { composeIdea } from "@/lib/llm/composer/compose-idea";
import { recognise } from "@/lib/llm/composer/recognise";
import { itemsOf } from "@/lib/llm/composer/slots";
import { titleCase } from "@/lib/llm/composer/words";
import { writeMetadata } from "@/lib/llm/composer/write-metadata";
import { metadataPrompt } from "@/lib/pipeline/prompts/metadata";
import { TAG_SETS, wishesAt } from "./samples";

const seedTags = ["nutrition", "ios"];
const run = Array.from({ length: 50 }, (_, n) => {
  const { name, text } = composeIdea(wishesAt(n, seedTags), 0.85, n);
  const prompt = metadataPrompt({ projectIdea: text, primaryTag: "nutrition", seedTags, commonTags: [] });
  const metadata = writeMetadata(prompt.user, { turns: 0, text: "" });
  return {
    name,
    text,
    tagline: metadata?.short_description ?? "",
    description: metadata?.description ?? "",
    kind: recognise(text).archetype?.id,
  };
});

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu));
function jaccard(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}

describe("fifty ideas for the same tags", () => {
  test("have fifty titles and fifty descriptions, no two of them alike", () => {
    expect(new Set(run.map(({ name }) => name)).size).toBe(50);
    for (const [at, { description }] of run.entries()) {
      for (const other of run.slice(at + 1))
        expect(jaccard(description, other.description)).toBeLessThan(0.7);
    }
  });

  test("are of at least twelve kinds, none of them half of the run", () => {
    const kinds = run.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(12);
    for (const kind of kinds) expect(kinds.filter((other) => other === kind).length).toBeLessThan(12);
  });

  test("begin in at least six ways", () => {
    const shapes = run.map(({ name, text }) =>
      text
        .slice(name.length + 1)
        .split(" ")
        .slice(0, 2)
        .join(" "),
    );
    expect(new Set(shapes).size).toBeGreaterThanOrEqual(6);
  });
});

describe("names", () => {
  test("fifty seeds in a row give fifty names for every set of tags, also far up", () => {
    for (const tags of TAG_SETS) {
      for (const start of [0, 977, 2_000_000_000]) {
        const names = Array.from(
          { length: 50 },
          (_, n) => composeIdea(wishesAt(7, tags), 0.85, start + n).name,
        );
        expect(new Set(names).size, `${tags} from ${start}`).toBe(50);
      }
    }
  });

  test("are made of a word of the scene and a noun of the kind", () => {
    for (const { name, text } of run) {
      const { scene, archetype } = recognise(text);
      if (!scene || !archetype) throw new Error(`Not recognised: ${text}`);
      const heads = [...scene.names.split(", "), titleCase(scene.item), titleCase(itemsOf(scene))];
      expect(
        heads.filter((head) => name.includes(head)),
        name,
      ).not.toEqual([]);
      expect(
        archetype.tails.split(" ").filter((tail) => name.includes(tail)),
        name,
      ).not.toEqual([]);
    }
  });

  test("that are all taken are followed by longer ones of the same words", () => {
    const taken = new Set<string>();
    for (let n = 0; n < 300; n++) {
      const { name } = composeIdea(wishesAt(3, ["chess"]), 0.85, 5, (candidate) => taken.has(candidate));
      expect(taken.has(name)).toBe(false);
      expect(name.split(" ").length).toBeLessThanOrEqual(5);
      taken.add(name);
    }
  });
});

describe("taglines", () => {
  test("name the people, or say what is done, and never hang people on a verb's clause", () => {
    const taglines = run.map(({ tagline }) => tagline);
    expect(
      taglines.filter((line) =>
        /, for | that .* for | (?:disagree|give|forgets|matter|early) for /.test(line),
      ),
    ).toEqual([]);
    expect(taglines.filter((line) => / for |^Helps /.test(line)).length).toBeGreaterThan(25);
  });
});

describe("descriptions", () => {
  test("name the people, and do so before a trouble that calls them they", () => {
    for (const { text, description } of run) {
      const scene = recognise(text).scene;
      if (!scene) throw new Error(`Not recognised: ${text}`);
      const place = (phrase: string) => description.toLowerCase().indexOf(phrase.toLowerCase());
      expect(place(scene.who), description).toBeGreaterThanOrEqual(0);
      expect(description).not.toMatch(/\b(?:that material|that figure)\b/);
      const told = place(scene.pain);
      if (told >= 0 && /\b(?:they|their|them)\b/i.test(scene.pain))
        expect(place(scene.who), description).toBeLessThan(told);
    }
  });
});
