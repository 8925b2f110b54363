import { describe, expect, test, vi } from "vitest";
import { composeIdea } from "@/lib/builtin/composer/idea/compose-idea";
import { writeMetadata } from "@/lib/builtin/composer/metadata/write-metadata";
import { recogniseIdea } from "@/lib/builtin/composer/recognise-idea";
import { titleCase } from "@/lib/builtin/composer/text/english";
import { itemsOf } from "@/lib/builtin/composer/text/template";
import { metadataPrompt } from "@/lib/pipeline/columns/metadata";
import { briefAt, catalogue, ideaAt, TAG_SETS } from "./samples";

vi.setConfig({ testTimeout: 60_000 });

const seedTags = ["nutrition", "ios"];
const run = Array.from({ length: 50 }, (_, n) => {
  const { name, text } = ideaAt(n, seedTags);
  const prompt = metadataPrompt({ projectIdea: text, primaryTag: "nutrition", seedTags, commonTags: [] });
  const metadata = writeMetadata(catalogue, prompt.user, { rounds: 0, text: "" });
  return {
    name,
    text,
    tagline: metadata?.short_description ?? "",
    description: metadata?.description ?? "",
    kind: recogniseIdea(catalogue, text, seedTags).archetype?.id,
  };
});

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu));
function jaccard(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}

describe("fifty ideas for the same tags", () => {
  test("have fifty different titles, and no two similar descriptions", () => {
    expect(new Set(run.map(({ name }) => name)).size).toBe(50);
    for (const [at, { description }] of run.entries()) {
      for (const other of run.slice(at + 1))
        expect(jaccard(description, other.description)).toBeLessThan(0.7);
    }
  });

  test("are of at least twelve kinds, none of them in a quarter of the run", () => {
    const kinds = run.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(12);
    for (const kind of kinds) expect(kinds.filter((other) => other === kind).length).toBeLessThan(12);
  });

  test("begin in at least six different ways", () => {
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
  test("differ for fifty consecutive seeds and every set of tags, also for large seeds", () => {
    for (const tags of TAG_SETS) {
      for (const start of [0, 977, 2_000_000_000]) {
        const names = Array.from(
          { length: 50 },
          (_, n) => composeIdea(catalogue, briefAt(7, tags), { temperature: 0.85, seed: start + n }).name,
        );
        expect(new Set(names).size, `${tags} from ${start}`).toBe(50);
      }
    }
  });

  test("combine a word of the scene and a noun of the archetype", () => {
    for (const { name, text } of run) {
      const { scene, archetype } = recogniseIdea(catalogue, text, seedTags);
      if (!scene || !archetype) throw new Error(`Not recognised: ${text}`);
      const heads = [...scene.names, titleCase(scene.item), titleCase(itemsOf(scene))];
      expect(
        heads.filter((head) => name.includes(head)),
        name,
      ).not.toEqual([]);
      expect(
        archetype.tails.filter((tail) => name.includes(tail)),
        name,
      ).not.toEqual([]);
    }
  });

  test("become longer when all the short ones are taken", () => {
    const taken = new Set<string>();
    for (let n = 0; n < 300; n++) {
      const options = { temperature: 0.85, seed: 5, isTaken: (candidate: string) => taken.has(candidate) };
      const { name } = composeIdea(catalogue, briefAt(3, ["chess"]), options);
      expect(taken.has(name)).toBe(false);
      expect(name.split(" ").length).toBeLessThanOrEqual(5);
      taken.add(name);
    }
  });
});

describe("taglines", () => {
  test("mostly name the people, and never after a clause", () => {
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
  test("name the people before a pain that says 'they'", () => {
    for (const { text, description } of run) {
      const scene = recogniseIdea(catalogue, text, seedTags).scene;
      if (!scene) throw new Error(`Not recognised: ${text}`);
      const place = (phrase: string) => description.toLowerCase().indexOf(phrase.toLowerCase());
      expect(place(scene.who), description).toBeGreaterThanOrEqual(0);
      expect(description).not.toMatch(/\b(?:that material|that figure)\b/);
      const pain = place(scene.pain);
      if (pain >= 0 && /\b(?:they|their|them)\b/i.test(scene.pain))
        expect(place(scene.who), description).toBeLessThan(pain);
    }
  });
});
