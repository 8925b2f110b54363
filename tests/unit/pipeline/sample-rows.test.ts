import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { SamplingRun } from "@/lib/pipeline/column";
import { PIPELINE } from "@/lib/pipeline/pipeline";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { anyVocabulary, PROJECTS, VOCABULARY } from "./corpus";

vi.setConfig({ testTimeout: 60_000 });

const anyRun: fc.Arbitrary<SamplingRun> = fc.record({
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
          "problemFrame": "a rare event finds everybody unprepared",
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
          "problemFrame": "people wait without knowing for how long",
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
          "problemFrame": "people decide with too little information",
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
          "problemFrame": "a skill is being lost",
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
      seeds.flatMap((seed) => sampleRows({ seed, numIdeas: 25, seedTags, vocabulary: VOCABULARY })),
    );
    const values = rows.map((row) => [
      row.primaryTag,
      row.secondaryTags,
      row.targetAudience,
      row.targetComplexity,
      row.exploring,
    ]);
    expect(createHash("sha256").update(JSON.stringify(values)).digest("hex")).toMatchInlineSnapshot(
      `"60d373de08997b12288fa67312c3f349b01e6cb9a5544833ddd23c3845b4be05"`,
    );
  });

  it("gives a row the same samples however many rows come after it", () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 1, max: 50 }), (run, more) => {
        const rows = sampleRows(run);
        const longer = sampleRows({ ...run, numIdeas: run.numIdeas + more });
        expect(longer.slice(0, run.numIdeas)).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });

  it("refuses a pipeline whose column is sampled before the one it needs", () => {
    const run = { seed: 1, numIdeas: 3, seedTags: [], vocabulary: VOCABULARY };
    expect(() => sampleRows(run, [...PIPELINE].reverse())).toThrow("primary_tag is not sampled yet.");
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
