import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isTag } from "@/lib/contracts/tag";
import { foldTags } from "@/lib/pipeline/tags/fold-tags";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { anyVocabulary } from "./corpus";

vi.setConfig({ testTimeout: 60_000 });

const vocabularyOf = (...tags: string[]) => buildVocabulary(tags.map((tag) => ({ tags: [tag] })));

/** What one tag of a model becomes in a corpus with these tags. */
const fold = (text: string, ...corpus: string[]) =>
  foldTags({ tags: [text], required: [], vocabulary: vocabularyOf(...corpus) })[0];

describe("foldTags: one tag", () => {
  it.each([
    ["machine_learning", "machine-learning"],
    ["Machine Learning", "machine-learning"],
    ["MachineLearning", "machine-learning"],
    ["machinelearning", "machine-learning"],
    ["#MACHINE--learning ", "machine-learning"],
    ["machine\u200b-learning", "machine-learning"],
    ["ｍａｃｈｉｎｅ learning", "machine-learning"],
    ["machine learning 🤖", "machine-learning"],
    ["ML", "machine-learning"],
    ["nodejs", "node.js"],
    ["Node JS", "node.js"],
    ["CI/CD", "ci-cd"],
    ["Istanbul", "istanbul"],
    ["क्\u200dष", "क्ष"],
    ["board game", "board-games"],
    ["APIs", "api"],
    ["libraries", "library"],
    ["library-box", "library-boxes"],
    ["LLMs", "large-language-model"],
    ["C#", "csharp"],
    ["devtools", "developer-tools"],
    ["Open Source", "oss"],
  ])("%j → %j where only the latter is in the corpus", (text, tag) => {
    expect(fold(text, tag)).toBe(tag);
  });

  it.each([
    ["ios", "io"],
    ["aws", "aw"],
    ["cs", "css"],
    ["news", "new"],
    ["rails", "rail"],
    ["bus", "bu"],
    ["c++", "c"],
    ["c#", "c"],
    ["gpt-3.5", "gpt-35"],
    ["cv", "computer-vision"],
    ["java", "javascript"],
    ["audio", "video"],
  ])("%j stays itself though %j is in the corpus: another thing", (text, tag) => {
    expect(fold(text, tag)).toBe(text);
  });

  it.each([
    ["ml", "machine-learning"],
    ["machine-learning", "ml"],
    ["game", "games"],
    ["games", "game"],
  ])("%j stays itself where the corpus has it beside %j", (text, other) => {
    expect(fold(text, text, other, other)).toBe(text);
  });

  it.each([
    ["Ml", "ml"],
    ["Urban Beekeeping", "urban-beekeeping"],
    ["GitHub", "github"],
    [".NET", "dotnet"],
    ["“quoted”", "quoted"],
    ["**bold**", "bold"],
    ["R&D", "r-d"],
    ["farmer's market", "farmers-market"],
    ["日本語", "日本語"],
    ["#हिन्दी!", "हिन्दी"],
    ["ภาษาไทย 🤖", "ภาษาไทย"],
    ["தமிழ்-சமையல்", "தமிழ்-சமையல்"],
    ["İstanbul", "istanbul"],
    ["کتاب\u200cخانه", "کتابخانه"],
  ])("%j is spelt %j where the corpus knows nothing like it", (text, tag) => {
    expect(fold(text, "something-else")).toBe(tag);
  });

  it.each([
    ["   "],
    [""],
    ["🚀"],
    ["#"],
    ["---"],
    ["!!!"],
    ["x".repeat(51)],
    ["very ".repeat(40_000)],
    ["\u0000"],
  ])("drops what is no tag (case %#)", (text) => {
    expect(fold(text, "ai")).toBeUndefined();
  });

  it("chooses the most common of two spellings in the corpus", () => {
    const vocabulary = buildVocabulary(["home-lab", "homelab", "homelab"].map((tag) => ({ tags: [tag] })));
    expect(foldTags({ tags: ["home lab"], required: [], vocabulary })).toEqual(["homelab"]);
  });
});

describe("foldTags: the list", () => {
  const vocabulary = vocabularyOf("ios", "nutrition", "machine-learning", "health", "sleep", "music");

  it("has the required tags first, then the model's own in its order, five at most", () => {
    const tags = ["Sleep", "iOS", "music", "Health", "ml", "extra"];
    expect(foldTags({ tags, required: ["ios", "nutrition"], vocabulary })).toEqual([
      "ios",
      "nutrition",
      "sleep",
      "music",
      "health",
    ]);
  });

  it("has more than five only where more are required, and then only those", () => {
    const required = ["a", "b", "c", "d", "e", "f", "g"];
    expect(foldTags({ tags: ["ios", "a"], required, vocabulary })).toEqual(required);
  });

  it("takes another spelling of a required tag as that tag, whatever the corpus has", () => {
    const required = ["ml", "board-game"];
    expect(foldTags({ tags: ["Machine Learning", "boardgames", "sleep"], required, vocabulary })).toEqual([
      "ml",
      "board-game",
      "sleep",
    ]);
  });

  it("counts tags that fold onto the same one once", () => {
    const tags = ["ML", "machine learning", "MachineLearning", "machine_learning", "health"];
    expect(foldTags({ tags, required: [], vocabulary })).toEqual(["machine-learning", "health"]);
  });
});

describe("foldTags: any input", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.stringMatching(/^[#a-p_ .,+-]{0,12}s?$/),
    fc.constantFrom("ML", "machine learning", "nodeJS", "🤖", "C++", "apis", "LLMs", "ES"),
  );
  const required = fc.uniqueArray(fc.constantFrom("a", "b", "ml", "node.js", "api", "apis", "d"), {
    maxLength: 7,
  });
  const input = fc.record({ tags: fc.array(text, { maxLength: 12 }), required, vocabulary: anyVocabulary });

  it("gives tags, each once, every required one first, and no more than it may", () => {
    fc.assert(
      fc.property(input, (options) => {
        const folded = foldTags(options);
        expect(folded.slice(0, options.required.length)).toEqual(options.required);
        expect(folded.length).toBeLessThanOrEqual(Math.max(5, options.required.length));
        expect(new Set(folded).size).toBe(folded.length);
        expect(folded.every(isTag)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("changes nothing when it folds its own result again", () => {
    fc.assert(
      fc.property(input, (options) => {
        const folded = foldTags(options);
        expect(foldTags({ ...options, tags: folded })).toEqual(folded);
      }),
      { numRuns: 3000 },
    );
  });
});
