import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitTypedTags, suggestTags } from "@/lib/client/designer/tag-suggestions";
import { isTag } from "@/lib/contracts/tag";

const vocabulary = [
  { tag: "web-app", count: 40 },
  { tag: "ios", count: 30 },
  { tag: "curiosity", count: 50 },
  { tag: "apple", count: 2 },
];
const tags = (typed: string, chosen: string[] = []) =>
  suggestTags(vocabulary, typed, chosen).map(({ tag }) => tag);

describe("suggested tags", () => {
  it("start with what was typed first, then contain it, and end with the new tag", () => {
    expect(tags("ios")).toEqual(["ios", "curiosity"]);
    expect(tags("Io")).toEqual(["ios", "curiosity", "io"]);
    expect(tags("app")).toEqual(["apple", "web-app", "app"]);
  });

  it("are the whole vocabulary, common ones first, while nothing is typed, without those chosen", () => {
    expect(tags("", ["curiosity"])).toEqual(["web-app", "ios", "apple"]);
    expect(tags("ios", ["ios"])).toEqual(["curiosity"]);
  });

  it("offer a new tag normalised, and nothing for what cannot be one", () => {
    expect(tags("Bee Keeping")).toEqual(["bee-keeping"]);
    expect(tags("!?")).toEqual([]);
    expect(tags("x".repeat(60))).toEqual([]);
  });
});

describe("typed text", () => {
  it("gives up its finished tags at commas and keeps what is being typed", () => {
    expect(splitTypedTags("Nutrition, iOS, so")).toEqual({ tags: ["nutrition", "ios"], rest: "so" });
    expect(splitTypedTags("maps,")).toEqual({ tags: ["maps"], rest: "" });
    expect(splitTypedTags("健康，饮食、صحة، x")).toEqual({ tags: ["健康", "饮食", "صحة"], rest: "x" });
    expect(splitTypedTags("maps, a!b, c")).toEqual({ tags: ["maps"], rest: "a!b c" });
  });

  it("never yields anything but tags", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const tag of splitTypedTags(text).tags) expect(isTag(tag)).toBe(true);
      }),
    );
  });
});
