import { describe, expect, test, vi } from "vitest";
import { recogniseIdea } from "@/lib/builtin/composer/recognise-idea";
import { guide, isAbout, repeatedSentences } from "./adherence";
import { batchOf, sentencesOf } from "./batch";
import { catalogue } from "./samples";

vi.setConfig({ testTimeout: 120_000 });

/** Five of one tag and five of two or three, known and unknown. */
const TAG_SETS = [
  ["ios"],
  ["rust"],
  ["ai"],
  ["gardening"],
  ["asdfqwer"],
  ["sqlite", "gardening"],
  ["nutrition", "ios"],
  ["bread", "webgpu"],
  ["python", "music", "maps"],
  ["kotlin", "zzz"],
];
const RUNS = [1, 20, 333, 4_000, 50_000, 600_000, 7_000_000, 80_000_000, 900_000_000, 2_000_000_000];

describe.each(TAG_SETS.map((tags) => ({ tags })))("ten runs of ten for $tags", ({ tags }) => {
  const runs = Promise.all(RUNS.map((seed) => batchOf(tags, 10, seed)));
  const known = tags.filter(guide.knows);

  test("are about each known tag, in what is shown and in the prose", async () => {
    const ideas = (await runs).flat();
    const missed = ideas.flatMap(({ description, prose }) =>
      known.flatMap((tag) => [description, prose].filter((text) => !isAbout(text, tag))),
    );
    expect(missed.length / Math.max(1, 2 * ideas.length * known.length)).toBeLessThan(0.05);
  });

  test("use an unknown tag as a word", async () => {
    const unknown = tags.filter((tag) => !guide.knows(tag));
    for (const { description } of (await runs).flat())
      for (const tag of unknown) expect(description.toLowerCase()).toContain(tag);
  });

  test("have no sentence and no situation twice in a run", async () => {
    for (const run of await runs) {
      expect(repeatedSentences(run)).toEqual([]);
      const situations = run.map(({ prose }) => recogniseIdea(catalogue, prose, tags).scene?.pain);
      expect(new Set(situations).size).toBe(run.length);
    }
  });
});

test.each([["ios"], ["gardening"], ["sleep"], ["asdfqwer"], ["accessibility", "llm"]])(
  "fifty ideas for %s have no sentence more than twice",
  async (...tags) => {
    const worn = repeatedSentences(await batchOf(tags, 50, 7)).filter(([, times]) => times > 2);
    expect(worn).toEqual([]);
  },
);

test("up to five tags of every sort each have their clause, and twenty keep within the limits", async () => {
  const five = ["ios", "gardening", "ai", "music", "sqlite"];
  for (const { description } of await batchOf(five, 10, 3))
    expect(five.filter((tag) => !isAbout(description, tag))).toEqual([]);
  const twenty = [
    ...five,
    "rust",
    "chess",
    "zzz",
    "qqq",
    "maps",
    "go",
    "llm",
    "health",
    "sleep",
    "birds",
    "css",
    "trains",
    "python",
    "games",
    "privacy",
  ];
  for (const { description } of await batchOf(twenty, 10, 3)) {
    expect(description.length).toBeLessThanOrEqual(800);
    expect(sentencesOf(description).length).toBeLessThanOrEqual(3);
    expect(twenty.filter((tag) => isAbout(description, tag)).length).toBeGreaterThanOrEqual(4);
  }
});

describe("another tag in place of one, with the same seed", () => {
  test.each([
    [["ios"], ["android"]],
    [["rust"], ["go"]],
    [["gardening"], ["chess"]],
    [
      ["sqlite", "gardening"],
      ["postgres", "gardening"],
    ],
    [
      ["nutrition", "ios"],
      ["nutrition", "rust"],
    ],
    [
      ["python", "music", "maps"],
      ["python", "music", "trains"],
    ],
  ])("%j and %j: changes at least two shown sentences, and more than the word", async (tags, others) => {
    const [ideas, changed] = await Promise.all([batchOf(tags, 10, 42), batchOf(others, 10, 42)]);
    const shown = ({ title, tagline, description }: (typeof ideas)[number], without: string[]) =>
      [title, tagline, ...sentencesOf(description)].map((sentence) =>
        without.reduce((text, word) => text.replaceAll(word, "…"), sentence.toLowerCase()),
      );
    const words = [...tags, ...others].flatMap(guide.synonyms);
    for (const [at, idea] of ideas.entries()) {
      const other = changed[at];
      if (!other) throw new Error("A row is missing");
      const kept = new Set(shown(idea, words));
      expect(shown(other, words).filter((sentence) => !kept.has(sentence)).length).toBeGreaterThanOrEqual(2);
    }
  });
});
