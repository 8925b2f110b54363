import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/client/api-error";
import { checkDraft, fieldErrorsOf } from "@/lib/client/designer/check-draft";
import { readDesignerUrl } from "@/lib/client/designer/designer-url";
import { type Draft, EMPTY_DRAFT, isDraft, readStoredDraft, storeDraft } from "@/lib/client/designer/draft";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { DEFAULT_MEASURES, JUDGES } from "@/lib/contracts/run-options";
import { languageIn } from "@/lib/view/languages";
import { links } from "@/lib/view/links";

const anyTag = fc.oneof(
  fc.constantFrom("ios", "Machine Learning", "machine-learning", "c++", "a b!", " ", "x".repeat(51)),
  fc.string({ maxLength: 60 }),
);
const anyNumber = fc.option(
  fc.oneof(
    // What every field takes, so that a whole form is often valid.
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
    { weight: 1, arbitrary: fc.integer({ min: -2, max: 60 }) },
    { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  ),
);
const anyDraft: fc.Arbitrary<Draft> = fc.record({
  tags: fc.oneof(fc.array(anyTag, { maxLength: 3 }), fc.array(anyTag, { maxLength: 25 })),
  typed: fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  ),
  numIdeas: anyNumber,
  creativity: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
  seed: anyNumber,
  corpusMark: fc.option(
    fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 }),
  ),
  minIdeaScore: anyNumber,
  maxCandidates: anyNumber,
  ideasPerCall: anyNumber,
  language: fc.oneof(
    fc.constantFrom(
      "",
      " ",
      "de",
      "German",
      "PT-br",
      "brazilian portuguese",
      "english please",
      "x".repeat(36),
    ),
    fc.constantFrom("fr", "Japanese", "zh-Hant"),
    fc.string({ maxLength: 40 }),
  ),
  judge: fc.constantFrom(...JUDGES),
  measures: fc.record({
    inspirations: fc.boolean(),
    problem_frames: fc.boolean(),
    siblings: fc.boolean(),
    purpose_novelty: fc.boolean(),
    graded_examples: fc.boolean(),
  }),
});

describe("checking the form", () => {
  it("posts the defaults of the contract, creativity exactly 0.85", () => {
    expect(checkDraft(EMPTY_DRAFT)).toEqual({ body: { num_ideas: 5, seed_tags: null, creativity: 0.85 } });
  });

  it("refuses a tag that is not finished, whatever was picked", () => {
    for (const tags of [[], ["maps"]]) {
      const checked = checkDraft({ ...EMPTY_DRAFT, tags, typed: "nutri" });
      expect(checked).toEqual({ errors: { seed_tags: expect.stringContaining("“nutri” is not finished") } });
    }
  });

  it("names every field that is wrong", () => {
    const draft = {
      ...EMPTY_DRAFT,
      ...{ numIdeas: null, seed: -1, minIdeaScore: 11, tags: ["a b!"] },
      ...{ maxCandidates: 11, ideasPerCall: 0, language: "the usual one" },
    };
    const checked = checkDraft(draft);
    const errors = "errors" in checked ? checked.errors : {};
    const [wrong, more] = [Object.keys(errors).sort(), ["ideas_per_call", "language", "max_candidates"]];
    expect(wrong).toEqual([...more, "min_idea_score", "num_ideas", "seed", "seed_tags"].sort());
    expect(errors.seed_tags).toContain("“a b!” is not a tag.");
  });

  it("agrees with the server's schema on what is valid, on the body, and on the wrong fields", () => {
    let valid = 0;
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const checked = checkDraft({ ...draft, typed: "" });
        const { numIdeas, seed, corpusMark, minIdeaScore, creativity, language } = draft;
        const parsed = generateRequestSchema.safeParse({
          // An emptied field is a mistake, where null is a field that was left out.
          num_ideas: numIdeas ?? "",
          seed_tags: draft.tags.length === 0 ? null : draft.tags,
          creativity,
          ...(seed === null ? {} : { seed }),
          ...(seed === null || corpusMark === null ? {} : { corpus_mark: corpusMark }),
          ...(minIdeaScore === null ? {} : { min_idea_score: minIdeaScore }),
          max_candidates: draft.maxCandidates,
          ideas_per_call: draft.ideasPerCall,
          // A name is the form's own; the server takes tags.
          language:
            language.trim() === ""
              ? null
              : language.length > 35
                ? language
                : (languageIn(language) ?? language),
          judge: draft.judge,
          measures: draft.measures,
        });
        if (parsed.success) {
          valid++;
          expect(generateRequestSchema.parse("body" in checked && checked.body)).toEqual(parsed.data);
        } else {
          const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
          expect(Object.keys("errors" in checked ? checked.errors : {}).sort()).toEqual([...fields].sort());
        }
      }),
      { numRuns: 2000 },
    );
    expect(valid).toBeGreaterThan(20);
  });

  it("posts the options that differ from the default, a language by its tag", () => {
    const options = { maxCandidates: 8, ideasPerCall: 4, language: "german", judge: "pairwise" } as const;
    const measures = { ...DEFAULT_MEASURES, siblings: false };
    expect(checkDraft({ ...EMPTY_DRAFT, ...options, measures })).toMatchObject({
      body: {
        max_candidates: 8,
        ideas_per_call: 4,
        language: "de",
        judge: "pairwise",
        measures: { siblings: false },
      },
    });
  });

  it("takes the server's messages for single fields, the first of each", () => {
    const errors = [
      { loc: ["body", "seed_tags", 0], msg: "A tag is a text.", type: "invalid_type" },
      { loc: ["body", "seed_tags", 1], msg: "Another.", type: "invalid_type" },
      { loc: ["body"], msg: "The whole.", type: "custom" },
    ];
    const error = new ApiError({ status: 422, code: "invalid_request", message: "No.", errors });
    expect(fieldErrorsOf(error)).toEqual({ seed_tags: "A tag is a text." });
  });
});

describe("the Designer's address", () => {
  it("fills the form in with the values of a run", () => {
    const corpus = "0123456789abcdef".repeat(2);
    const prefill = {
      tags: ["nutrition", "c++"],
      ideas: 10,
      creativity: 0.85,
      seed: 7,
      corpus,
      min_score: 6,
      candidates: 9,
      per_call: 2,
      language: "pt-BR",
      judge: "pairwise" as const,
      measures: { ...DEFAULT_MEASURES, inspirations: false, graded_examples: false },
    };
    const { search } = new URL(links.designer(prefill), "http://page.test");
    const filled = {
      ...{ tags: ["nutrition", "c++"], numIdeas: 10, seed: 7, corpusMark: corpus, minIdeaScore: 6 },
      ...{ maxCandidates: 9, ideasPerCall: 2, language: "pt-BR", judge: "pairwise" },
      measures: prefill.measures,
    };
    expect(readDesignerUrl(search)).toEqual({ ...EMPTY_DRAFT, ...filled });
  });

  it("keeps its parameter names, and ignores values that cannot be used", () => {
    const search = "?tags=ios&ideas=12&creativity=9&seed=x&min_score=4";
    const filled = { tags: ["ios"], numIdeas: 12, creativity: 1.5, seed: null, minIdeaScore: 4 };
    expect(readDesignerUrl(search)).toEqual({ ...EMPTY_DRAFT, ...filled });
    expect(readDesignerUrl("?ideas=&corpus=today")).toEqual(EMPTY_DRAFT);
    expect(readDesignerUrl(`?judge=best&measures=other&language=${"x".repeat(300)}`)).toEqual(EMPTY_DRAFT);
    expect(readDesignerUrl("?measures=-siblings,other")?.measures).toEqual({
      ...DEFAULT_MEASURES,
      siblings: false,
    });
    expect(readDesignerUrl("")).toBeNull();
    expect(readDesignerUrl("?utm_source=hn")).toBeNull();
  });

  it("leaves out what is as it is by default", () => {
    const prefill = { candidates: 3, per_call: 1, language: "", measures: { ...DEFAULT_MEASURES } };
    expect(links.designer({ ...prefill, judge: "absolute", ideas: 5 })).toBe("/?ideas=5");
  });

  it("never throws, and never fills in what the form cannot hold", () => {
    const name = fc.constantFrom(
      "tags",
      "ideas",
      "creativity",
      "seed",
      "min_score",
      "candidates",
      "per_call",
      "language",
      "judge",
      "measures",
      "other",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
        const draft = readDesignerUrl(new URLSearchParams(pairs).toString());
        expect(draft === null || isDraft(draft)).toBe(true);
      }),
    );
  });
});

describe("the stored form", () => {
  afterEach(() => vi.unstubAllGlobals());

  const stored = new Map<string, string>();
  const stubStorage = () =>
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    });

  it("is read back as it was stored", () => {
    stubStorage();
    fc.assert(
      fc.property(anyDraft, (draft) => {
        storeDraft(draft);
        expect(readStoredDraft()).toEqual(JSON.parse(JSON.stringify(draft)));
      }),
    );
  });

  it("counts as absent when it is not a draft, or when storage is blocked", () => {
    expect(readStoredDraft()).toBeNull();
    stubStorage();
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        stored.set("waywo:draft", text);
        expect(readStoredDraft()).toBeNull();
      }),
    );
    for (const change of [
      { creativity: 2 },
      { tags: "ios" },
      { seed: "1" },
      { typed: 1 },
      { judge: "best" },
      { measures: {} },
    ]) {
      stored.set("waywo:draft", JSON.stringify({ ...EMPTY_DRAFT, ...change }));
      expect(readStoredDraft()).toBeNull();
    }
  });
});
