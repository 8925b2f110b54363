import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDraft } from "@/lib/client/check-draft";
import { draftSchema, EMPTY_DRAFT } from "@/lib/client/draft";
import { draftAddress, readDraftAddress } from "@/lib/client/draft-address";

const run = { seed_tags: ["nutrition", "c++"], num_requested: 10, creativity: 0.85 };

describe("the form's draft", () => {
  it("posts the defaults of the contract, creativity exactly 0.85", () => {
    expect(checkDraft(EMPTY_DRAFT)).toEqual({ body: { num_ideas: 5, seed_tags: null, creativity: 0.85 } });
  });

  it("sends no tags when surprised, and keeps them", () => {
    const draft = { ...EMPTY_DRAFT, tags: ["maps"], surprise: true };
    expect(checkDraft(draft)).toMatchObject({ body: { seed_tags: null } });
  });

  it("names every field that is wrong", () => {
    const draft = { ...EMPTY_DRAFT, numIdeas: null, seed: -1, minIdeaScore: 11, tags: ["a b!"] };
    const checked = checkDraft(draft);
    expect(Object.keys("errors" in checked ? checked.errors : {}).sort()).toEqual([
      "min_idea_score",
      "num_ideas",
      "seed",
      "seed_tags",
    ]);
  });

  it("fills itself in again from the address of a run", () => {
    const filled = readDraftAddress(draftAddress({ ...run, seed: 7, min_idea_score: 6 }).slice(1));
    const asked = { tags: ["nutrition", "c++"], numIdeas: 10, seed: 7, minIdeaScore: 6 };
    expect(filled).toEqual({ ...EMPTY_DRAFT, ...asked });
    expect(readDraftAddress("")).toBeNull();
    expect(readDraftAddress("?utm_source=hn")).toBeNull();
  });

  it("reads any address without throwing, and never fills in what the form cannot hold", () => {
    const name = fc.constantFrom("tags", "ideas", "creativity", "seed", "min_score", "other");
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
        const draft = readDraftAddress(new URLSearchParams(pairs).toString());
        if (draft) expect(draftSchema.parse(draft)).toEqual(draft);
      }),
    );
  });
});
