import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DrawnInspiration, drawInspirationIds } from "@/lib/pipeline/draw-inspirations";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";

interface Stored {
  id: number;
  tags: string[];
}

/** Projects in the order of their ids, going round from one. */
function sourceOf(projects: readonly Stored[]) {
  const round = (from: number) => [
    ...projects.filter(({ id }) => id >= from),
    ...projects.filter(({ id }) => id < from),
  ];
  return {
    async *ofTag(tag: string, from: number) {
      for (const { id, tags } of round(from)) if (tags.includes(tag)) yield id;
    },
    async *all(from: number) {
      yield* round(from);
    },
  };
}

interface Run {
  seed: number;
  seedTags: string[];
  rows: { primaryTag: string; secondaryTags: string[] }[];
  vocabulary: ReturnType<typeof buildVocabulary>;
  lastId: number;
}

const draw = (run: Run, stored: readonly Stored[]) =>
  drawInspirationIds({ ...run, source: sourceOf(stored) });

const TAGS = ["ios", "rust", "maps", "music", "soil", "tide", "chess", "wool"];
const tag = fc.constantFrom(...TAGS);
const corpus = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 9 }), tags: fc.uniqueArray(tag, { maxLength: 3 }) }), {
    maxLength: 60,
  })
  .map((list) => {
    let id = 0;
    return list.map(({ gap, tags }): Stored => {
      id += gap;
      return { id, tags };
    });
  });
const run = fc.record({
  seed: fc.nat(),
  seedTags: fc.uniqueArray(tag, { maxLength: 2 }),
  rows: fc.array(
    fc.record({ primaryTag: tag, secondaryTags: fc.uniqueArray(tag, { minLength: 2, maxLength: 3 }) }),
    { minLength: 1, maxLength: 12 },
  ),
});

const onCorpus = (given: Omit<Run, "vocabulary" | "lastId">, stored: Stored[]): Run => ({
  ...given,
  vocabulary: buildVocabulary(stored),
  lastId: stored.at(-1)?.id ?? 0,
});

const idsOf = (drawn: DrawnInspiration[][]) => new Set(drawn.flat().map(({ id }) => id));

describe("inspirations", () => {
  it("are near one of the row's tags, but one, which has none of them; no row has the set of another", () =>
    fc.assert(
      fc.asyncProperty(run, corpus, async (given, stored) => {
        const drawn = await draw(onCorpus(given, stored), stored);
        expect(drawn).toHaveLength(given.rows.length);
        const sets = drawn.filter((list) => list.length > 0).map((list) => list.map(({ id }) => id).sort());
        expect(new Set(sets.map(String)).size).toBe(sets.length);
        for (const [row, list] of drawn.entries()) {
          const { primaryTag = "", secondaryTags = [] } = given.rows[row] ?? {};
          const tags = [primaryTag, ...secondaryTags, ...given.seedTags];
          expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
          expect(list.filter(({ far }) => far).length).toBeLessThanOrEqual(1);
          expect(list.filter(({ far }) => !far).length).toBeLessThanOrEqual(3);
          for (const { id, far } of list) {
            const own = stored.find((project) => project.id === id)?.tags ?? [];
            expect(own.some((each) => tags.includes(each))).toBe(!far);
          }
        }
      }),
    ));

  it("are drawn again as long as they are stored, whatever else goes, and whatever comes after the corpus was marked", () =>
    fc.assert(
      fc.asyncProperty(run, corpus, fc.infiniteStream(fc.boolean()), async (given, stored, goes) => {
        const marked = onCorpus(given, stored);
        const drawn = await draw(marked, stored);
        const kept = idsOf(drawn);
        const left = stored.filter(({ id }) => kept.has(id) || !goes.next().value);
        expect(await draw(marked, left)).toEqual(drawn);
      }),
      { numRuns: 300 },
    ));

  it("stay away from the row's neighbours where the corpus allows it", async () => {
    const pair = (id: number, tags: string[]): Stored => ({ id, tags });
    const stored = [
      pair(1, ["ios", "maps"]),
      pair(2, ["maps", "tide"]),
      pair(3, ["wool", "chess"]),
      pair(4, ["maps", "rust"]),
    ];
    for (let seed = 0; seed < 40; seed++) {
      const rows = [{ primaryTag: "ios", secondaryTags: [] }];
      const [drawn] = await draw(onCorpus({ seed, seedTags: [], rows }, stored), stored);
      expect(drawn).toEqual([
        { id: 1, far: false },
        { id: 3, far: true },
      ]);
    }
  });

  it("of a run are never the same project twice while there are others", async () => {
    const stored = Array.from(
      { length: 400 },
      (_, id): Stored => ({
        id: id + 1,
        tags: id % 2 === 0 ? ["ios", "maps"] : ["wool", "chess"],
      }),
    );
    const rows = Array.from({ length: 50 }, () => ({ primaryTag: "ios", secondaryTags: ["maps"] }));
    const drawn = await draw(onCorpus({ seed: 5, seedTags: [], rows }, stored), stored);
    expect(idsOf(drawn).size).toBe(drawn.flat().length);
    expect(new Set(drawn.map((list) => list.length))).toEqual(new Set([3, 4]));
  });

  it("are fewer, or none, in a corpus that has no more", async () => {
    const rows = Array.from({ length: 3 }, () => ({ primaryTag: "ios", secondaryTags: [] }));
    const only: Stored = { id: 7, tags: ["ios"] };
    expect(await draw(onCorpus({ seed: 1, seedTags: [], rows }, [only]), [only])).toEqual([
      [{ id: 7, far: false }],
      [],
      [],
    ]);
    expect(await draw(onCorpus({ seed: 1, seedTags: [], rows }, []), [])).toEqual([[], [], []]);
  });
});
