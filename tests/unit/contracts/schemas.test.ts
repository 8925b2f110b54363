import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateRequestSchema, tagSchema } from "@/lib/contracts/generate-request";
import { MAX_SEED_TAGS, PROJECT_SORTS } from "@/lib/contracts/limits";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { runListQuerySchema } from "@/lib/contracts/run-list";
import { runEndpoints } from "@/lib/contracts/runs";
import { isTag, MAX_TAG_LENGTH, normaliseTag } from "@/lib/contracts/tag";
import { RUN_OPTIONS } from "../../support/run-options";

/** Anything at all, and things that are nearly right. */
const anyField = fc.oneof(
  fc.anything(),
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.array(fc.string({ unit: "binary" }), { maxLength: 30 }),
);
const nearly = <T>(near: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: near }, { weight: 1, arbitrary: anyField });
const tags = fc.array(fc.constantFrom("ios", "Machine Learning", "machine-learning", "c++", " ", "<b>"), {
  maxLength: 4,
});
const anyBody = fc.record(
  {
    num_ideas: nearly(fc.integer({ min: -5, max: 60 })),
    seed_tags: nearly(fc.option(tags)),
    creativity: nearly(fc.double({ min: 0, max: 2, noNaN: true })),
    seed: nearly(fc.integer({ min: -1 })),
    min_idea_score: nearly(fc.integer({ min: 0, max: 11 })),
    max_candidates: nearly(fc.integer({ min: 1, max: 10 })),
    ideas_per_call: nearly(fc.integer({ min: 1, max: 5 })),
    language: nearly(fc.constantFrom("en", "pt-br", "zh-Hant-TW")),
    judge: nearly(fc.constantFrom("absolute", "pairwise")),
    measures: nearly(fc.constantFrom({}, { siblings: false }, null)),
  },
  { requiredKeys: [] },
);

describe("the body of POST /api/generate-ideas", () => {
  test("empty, takes the defaults of the contract, creativity exactly 0.85", () => {
    expect(generateRequestSchema.parse({})).toEqual({
      ...{ num_ideas: 5, seed_tags: null, creativity: 0.85 },
      ...RUN_OPTIONS,
    });
  });

  test("never lets anything out of bounds through", () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyBody, (body) => {
        const parsed = generateRequestSchema.safeParse(body);
        if (!parsed.success) return;
        accepted++;
        const { num_ideas, seed_tags, creativity, seed, min_idea_score } = parsed.data;
        expect(Number.isInteger(num_ideas) && num_ideas >= 1 && num_ideas <= 50).toBe(true);
        expect(creativity >= 0.1 && creativity <= 1.5).toBe(true);
        expect(seed === undefined || (Number.isInteger(seed) && seed >= 0)).toBe(true);
        expect(min_idea_score === undefined || (min_idea_score >= 1 && min_idea_score <= 10)).toBe(true);
        expect(parsed.data.max_candidates >= 1 && parsed.data.max_candidates <= 10).toBe(true);
        expect(parsed.data.ideas_per_call >= 1 && parsed.data.ideas_per_call <= 5).toBe(true);
        expect(new Set(seed_tags).size).toBe(seed_tags?.length ?? 0);
        expect((seed_tags ?? []).length).toBeLessThanOrEqual(MAX_SEED_TAGS);
        expect((seed_tags ?? []).every(isTag)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  test("takes null for what was left out, also in a retry, and numbers that are texts", () => {
    const none = { num_ideas: null, seed_tags: null, creativity: null, seed: null, min_idea_score: null };
    expect(generateRequestSchema.parse(none)).toEqual(generateRequestSchema.parse({}));
    const texts = { num_ideas: "7", creativity: "8.5e-1", seed: " 12 ", min_idea_score: "+3.0" };
    expect(generateRequestSchema.parse(texts)).toMatchObject({
      num_ideas: 7,
      creativity: 0.85,
      seed: 12,
      min_idea_score: 3,
    });
    const retry = runEndpoints.retryRun.body;
    expect(retry.parse({ rows: null })).toEqual(retry.parse({}));
  });

  test("takes the ends of every range", () => {
    for (const body of [
      { num_ideas: 1, creativity: 0.1, seed: 0, min_idea_score: 1 },
      { num_ideas: 50, creativity: 1.5, seed: 2_147_483_647, min_idea_score: 10 },
    ]) {
      expect(generateRequestSchema.parse(body)).toMatchObject(body);
    }
  });
});

describe("a tag", () => {
  test.each([
    ["Machine Learning", "machine-learning"],
    ["machine_learning", "machine-learning"],
    ["#iOS", "ios"],
    ["C++", "c++"],
    [" web -- app ", "web-app"],
    ["ＤＢ", "db"],
    ["gärten", "gärten"],
    ["İSTANBUL", "istanbul"],
    ["cafe\u0301", "café"],
    ["हिन्दी", "हिन्दी"],
    ["क्\u200dष", "क्ष"],
    ["ภาษาไทย", "ภาษาไทย"],
    ["น้ำ", "น้ำ"],
    ["தமிழ்", "தமிழ்"],
    ["می\u200cخواهم", "میخواهم"],
    ["צה״ל", "צהל"],
    ["データ・サイエンス", "データ-サイエンス"],
    [".NET", "dotnet"],
    ["C#/.NET", "c#-dotnet"],
    ["ASP.NET", "asp.net"],
    ["R&D", "r-d"],
    ["CI / CD", "ci-cd"],
    ["i\u2044o", "i-o"],
    ["farmer's market", "farmers-market"],
  ])("%j is spelt %j", (text, spelt) => {
    expect(tagSchema.parse(text)).toBe(spelt);
  });

  test.each(["", " ", "!?", "🤖", "<b>", "a!b", "a\u0000b", "\u0301a", "\u200d", "\u3164", "\u115f\u1160"])(
    "%j is none",
    (text) => {
      expect(tagSchema.safeParse(text).success).toBe(false);
    },
  );

  test("spelt once is spelt for good, and never longer than its bound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const parsed = tagSchema.safeParse(text);
        if (!parsed.success) return;
        expect(normaliseTag(parsed.data)).toBe(parsed.data);
        expect(parsed.data.length).toBeLessThanOrEqual(MAX_TAG_LENGTH);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["limit", "100", 100],
    ["limit", "101", 100],
    ["limit", "99999999999", 100],
    ["limit", "7.0", 7],
    ["q", "", ""],
    ["tags", "ios, ,c++,", ["ios", "c++"]],
    ["is_valid", "True", true],
    ["bookmarked", "off", false],
    ["bookmarked", "T", true],
    ["is_valid", "n", false],
    ["date_from", "2026-03-01", new Date("2026-03-01T00:00:00Z")],
    ["date_from", "2026-03-01T08:30:00", new Date("2026-03-01T08:30:00Z")],
    ["date_to", "2026-03-01 08:30:00.123456", new Date("2026-03-01T08:30:00.123Z")],
    ["date_to", "2026-03-01T08:30:00+02:00", new Date("2026-03-01T06:30:00Z")],
    ["tags_match", "all", "all"],
    ["comment_id", "-1", -1],
  ])("take %s=%s", (name, text, value) => {
    expect(projectListQuerySchema.parse({ [name]: text })).toMatchObject({ [name]: value });
  });

  test.each([
    ["limit", "0"],
    ["limit", "-1"],
    ["limit", ""],
    ["limit", "ten"],
    ["limit", "1.5"],
    ["offset", "-1"],
    ["offset", ""],
    ["offset", "1e3"],
    ["seed", ""],
    ["seed", "-1"],
    ["seed", "2147483648"],
    ["sort", "oldest"],
    ["sort", ""],
    ["tags", "a".repeat(1001)],
    ["tags_match", "some"],
    ["min_idea_score", "0"],
    ["max_idea_score", "11"],
    ["min_complexity_score", ""],
    ["is_valid", "maybe"],
    ["bookmarked", ""],
    ["date_from", ""],
    ["date_from", "1"],
    ["date_from", "yesterday"],
    ["date_to", "2026-02-30"],
    ["date_to", "2026-13-01T00:00:00Z"],
    ["comment_id", "x"],
    ["run_id", "1"],
    ["q", "a".repeat(201)],
    ["source", "a".repeat(51)],
  ])("refuse %s=%s, and name it in a sentence", (name, text) => {
    const parsed = projectListQuerySchema.safeParse({ [name]: text });
    expect(parsed.error?.issues[0]?.path).toEqual([name]);
    expect(parsed.error?.issues[0]?.message).toMatch(new RegExp(`^${name} .+\\.$`));
  });

  test.each([
    ["date_from", "date_to", "2026-03-02", "2026-03-01"],
    ["min_idea_score", "max_idea_score", "7", "6"],
    ["min_complexity_score", "max_complexity_score", "10", "1"],
  ])("refuse a %s after its %s", (from, to, low, high) => {
    const parsed = projectListQuerySchema.safeParse({ [from]: low, [to]: high });
    expect(parsed.error?.issues).toMatchObject([{ path: [from], message: expect.stringContaining(to) }]);
    expect(projectListQuerySchema.safeParse({ [from]: high, [to]: high }).success).toBe(true);
  });
});

describe("the queries of the lists", () => {
  const anyQuery = fc.dictionary(
    fc.constantFrom(
      "limit",
      "offset",
      "state",
      "tags",
      "sort",
      "seed",
      "min_idea_score",
      "is_valid",
      "date_from",
    ),
    fc.oneof(
      fc.string(),
      fc.constantFrom("1", "0", "-1", "true", "novelty", "SUCCESS", "2026-01-01", "1e9", "NaN"),
    ),
  );

  test("never ask the store for more than a page, or for what it does not have", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        for (const schema of [runListQuerySchema, projectListQuerySchema]) {
          const parsed = schema.safeParse(query);
          if (!parsed.success) continue;
          expect(parsed.data.limit).toBeGreaterThanOrEqual(1);
          expect(parsed.data.limit).toBeLessThanOrEqual(100);
          expect(parsed.data.offset).toBeGreaterThanOrEqual(0);
          if ("sort" in parsed.data && parsed.data.sort !== undefined)
            expect(PROJECT_SORTS).toContain(parsed.data.sort);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
