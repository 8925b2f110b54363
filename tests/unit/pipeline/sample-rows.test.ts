import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { stream } from "@/lib/pipeline/random";
import { type SampleRowsOptions, sampleRow, sampleRows } from "@/lib/pipeline/samplers/sample-rows";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { anyVocabulary, PROJECTS, VOCABULARY } from "./corpus";

vi.setConfig({ testTimeout: 60_000 });

const anyRun: fc.Arbitrary<SampleRowsOptions> = fc.record({
  seed: fc.nat(2_147_483_647),
  numIdeas: fc.integer({ min: 1, max: 50 }),
  seedTags: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "unheard-of"), { maxLength: 5 }),
  vocabulary: anyVocabulary,
});

describe("sampleRows", () => {
  it("gives the same rows for the same seed, and others for another", () => {
    const options = { seed: 42, numIdeas: 50, seedTags: ["ios", "nutrition"], vocabulary: VOCABULARY };
    const again = { ...options, vocabulary: buildVocabulary([...PROJECTS].reverse()) };
    expect(sampleRows(again)).toEqual(sampleRows(options));
    expect(sampleRows({ ...options, seed: 43 })).not.toEqual(sampleRows(options));
  });

  it("stays what it is: these are the rows of seed 1", () => {
    const rows = sampleRows({ seed: 1, numIdeas: 4, seedTags: ["ios"], vocabulary: VOCABULARY });
    expect(rows).toMatchInlineSnapshot(`
      [
        {
          "exploring": false,
          "primaryTag": "ios",
          "secondaryTags": [
            "music",
            "nutrition",
          ],
          "targetAudience": "hobbyist programmers",
          "targetComplexity": 9,
        },
        {
          "exploring": true,
          "primaryTag": "ios",
          "secondaryTags": [
            "gardening",
            "sleep",
          ],
          "targetAudience": "indie hackers",
          "targetComplexity": 8,
        },
        {
          "exploring": false,
          "primaryTag": "ios",
          "secondaryTags": [
            "health",
            "nutrition",
            "sleep",
          ],
          "targetAudience": "enterprise developers",
          "targetComplexity": 2,
        },
        {
          "exploring": false,
          "primaryTag": "ios",
          "secondaryTags": [
            "sleep",
            "health",
            "nutrition",
          ],
          "targetAudience": "backend engineers",
          "targetComplexity": 10,
        },
      ]
    `);
  });

  it("stays what it is over a thousand rows", () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const rows = [[], ["ios", "unheard-of"]].flatMap((seedTags) =>
      seeds.map((seed) => sampleRows({ seed, numIdeas: 25, seedTags, vocabulary: VOCABULARY })),
    );
    expect(createHash("sha256").update(JSON.stringify(rows)).digest("hex")).toMatchInlineSnapshot(
      `"5180f892ac255c1804cac2795850a21044469650fa32d55c59797be94466e5c3"`,
    );
  });

  it("gives a row the same samples alone as with the others, in whatever order rows run", () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const rows = sampleRows(options);
        const order = stream(options.seed, "order").shuffle(rows.map((_, row) => row));
        for (const row of order) expect(sampleRow(options, row)).toEqual(rows[row]);
      }),
      { numRuns: 50 },
    );
  });

  it("refuses a row the run does not have", () => {
    const options = { seed: 1, numIdeas: 3, seedTags: [], vocabulary: VOCABULARY };
    for (const row of [-1, 3, 0.5]) expect(() => sampleRow(options, row)).toThrow(RangeError);
  });

  it("keeps every promise of its columns for any corpus and seed tags", () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const { seedTags, vocabulary, numIdeas } = options;
        const rows = sampleRows(options);
        expect(rows).toHaveLength(numIdeas);
        for (const { primaryTag, secondaryTags, targetComplexity } of rows) {
          if (seedTags.length > 0) expect(seedTags).toContain(primaryTag);
          const barred = new Set([primaryTag, ...seedTags]);
          expect(secondaryTags.some((tag) => barred.has(tag))).toBe(false);
          expect(new Set(secondaryTags).size).toBe(secondaryTags.length);
          expect(secondaryTags.length).toBeLessThanOrEqual(3);
          const free = vocabulary.tags.filter(({ tag }) => !barred.has(tag)).length;
          expect(secondaryTags.length).toBeGreaterThanOrEqual(Math.min(2, free));
          expect(targetComplexity).toBeGreaterThanOrEqual(1);
          expect(targetComplexity).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  it("marks a row as exploring exactly when it holds a new pair with a common neighbour", () => {
    let marked = 0;
    fc.assert(
      fc.property(anyRun, (options) => {
        const { neighbours } = options.vocabulary;
        const rows = sampleRows(options).filter(({ exploring }) => exploring);
        expect(rows.length).toBeLessThanOrEqual(Math.ceil(options.numIdeas / 4));
        for (const { primaryTag, secondaryTags } of rows) {
          const beside = neighbours.get(primaryTag);
          const isNewPair = (tag: string) =>
            !beside?.has(tag) && [...(beside?.keys() ?? [])].some((each) => neighbours.get(each)?.has(tag));
          expect(secondaryTags.some(isNewPair)).toBe(true);
          marked += 1;
        }
      }),
    );
    expect(marked).toBeGreaterThan(50);
  });

  it("explores in a quarter of the rows where there is always something to explore", () => {
    const options = { numIdeas: 50, seedTags: ["ios"], vocabulary: VOCABULARY };
    for (let seed = 0; seed < 50; seed += 1) {
      expect([12, 13]).toContain(
        sampleRows({ seed, ...options }).filter(({ exploring }) => exploring).length,
      );
    }
  });

  it("explores nowhere in a corpus where every pair stands together already", () => {
    const vocabulary = buildVocabulary([{ tags: ["a", "b", "c", "d", "e"] }]);
    const rows = sampleRows({ seed: 3, numIdeas: 50, seedTags: [], vocabulary });
    expect(rows.some(({ exploring }) => exploring)).toBe(false);
  });

  it("starts from a few common tags where the corpus is empty, with and without seed tags", () => {
    const options = { seed: 5, numIdeas: 8, vocabulary: buildVocabulary([]) };
    for (const row of sampleRows({ ...options, seedTags: [] }))
      expect(row.secondaryTags.length).toBeGreaterThan(1);
    for (const row of sampleRows({ ...options, seedTags: ["beekeeping"] })) {
      expect(row.primaryTag).toBe("beekeeping");
      expect(row.secondaryTags.length).toBeGreaterThan(1);
    }
  });
});
