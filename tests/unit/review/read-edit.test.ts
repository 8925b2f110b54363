import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reviewable } from "@/lib/contracts/review-entry";
import { isTag } from "@/lib/contracts/tag";
import { InvalidRequestError } from "@/lib/core/errors";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { readEdit } from "@/lib/review/read-edit";
import { differences } from "@/lib/review/reviewable";

const VOCABULARY = buildVocabulary([{ tags: ["self-hosted", "machine-learning", "ios"] }]);
const BEFORE: Reviewable = {
  review_status: "pending",
  review_reason: null,
  duplicate_of: null,
  binned: false,
  title: "Tide Bell",
  short_description: "Tide alarms for shore anglers",
  description: "It rings an hour before high water.",
  hashtags: ["ios"],
  idea_score: 5,
  complexity_score: 5,
};

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.lorem({ maxCount: 4 }),
  fc.constantFrom(
    "\u202eevil\u202c title",
    "a\u0000b c",
    "\u001b[31mred tide",
    "  **Tide**  Gong. ",
    "💡 an idea",
  ),
);
const anyTag = fc.oneof(anyText, fc.constantFrom("SelfHosted", "#ML", "ci/cd", "brand new", "IOS"));
const anyEdit = fc.record(
  {
    title: anyText,
    short_description: anyText,
    description: anyText,
    hashtags: fc.array(anyTag, { maxLength: 7 }),
    idea_score: fc.integer({ min: 1, max: 10 }),
  },
  { requiredKeys: [] },
);

test("whatever is given is refused by field, or stored clean, and reading that again changes nothing", () => {
  fc.assert(
    fc.property(anyEdit, (edit) => {
      let after: Reviewable;
      try {
        after = { ...BEFORE, ...readEdit(edit, BEFORE, VOCABULARY) };
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidRequestError);
        for (const { loc, msg } of (error as InvalidRequestError).issues) {
          expect(Object.keys(edit).concat("description")).toContain(loc[1]);
          expect(msg).toMatch(/^\w+: .*\.$/su);
        }
        return;
      }
      for (const field of ["title", "short_description", "description"] as const) {
        expect(after[field]).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(after[field]).toBe(after[field].trim());
      }
      expect(after.hashtags.every(isTag)).toBe(true);
      expect(after.hashtags.length).toBeLessThanOrEqual(5);
      const again = {
        ...after,
        ...readEdit({ ...after, hashtags: [...after.hashtags] }, BEFORE, VOCABULARY),
      };
      expect(differences(after, again)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("what is given as it is stored changes nothing, whatever it is", () => {
  const odd = { ...BEFORE, title: "x ".repeat(50), hashtags: ["A B", ..."cdefgh"] };
  expect(readEdit(odd, odd, VOCABULARY)).toEqual({ idea_score: 5, complexity_score: 5 });
});
