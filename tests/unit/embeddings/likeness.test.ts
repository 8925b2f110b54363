import fc from "fast-check";
import { expect, test } from "vitest";
import { type ComparedIdea, comparedIdea, likeness, sharedSentences } from "@/lib/embeddings/likeness";
import { isSamePurpose } from "@/lib/embeddings/novelty";

const NO_MEANS = { whole: new Float32Array(3), purpose: new Float32Array(3) };

function idea(text: string, whole = [1, 0, 0], purpose: number[] | null = [0, 1, 0]): ComparedIdea {
  const [shortDescription = "", ...rest] = text.split("|");
  const vectors = { whole: Float32Array.from(whole), purpose: purpose && Float32Array.from(purpose) };
  return comparedIdea({ shortDescription, description: rest.join(" ") }, vectors, NO_MEANS);
}

test("a likeness is the mean of the cosines of texts and purposes and of the words in common, in order", () => {
  const one = idea("Shows seeds|to sow now.", [1, 0, 0], [1, 0, 0]);
  const other = idea("Shows paints|to use now.", [1, 1, 0], [0, 1, 0]);
  const found = likeness(one, other);
  // "shows … to … now": three of five.
  expect(found).toEqual({ purpose: 0, wording: 0.6, score: expect.closeTo((Math.SQRT1_2 + 0.6) / 3) });
});

test("what all vectors have in common is taken off", () => {
  const means = { whole: Float32Array.from([0.9, 0, 0]), purpose: Float32Array.from([0, 0.9, 0]) };
  const vectors = (at: number) => ({
    whole: Float32Array.from([0.9, at, -at]),
    purpose: Float32Array.from([0, 0.9, at]),
  });
  const text = { shortDescription: "", description: "" };
  const [one, other] = [comparedIdea(text, vectors(0.3), means), comparedIdea(text, vectors(-0.3), means)];
  expect(likeness(one, other).purpose).toBeLessThan(-0.9);
});

test("kept sentences with other nouns are the same purpose in any language, without a purpose to compare", () => {
  const one = idea("Erinnert daran, welche Samen zuerst gesät werden müssen", [1, 0, 0], null);
  const other = idea("Erinnert daran, welche Farben zuerst verbraucht werden müssen", [0, 1, 0], null);
  const found = likeness(one, other);
  expect(found).toEqual({ purpose: null, wording: 0.75, score: -1 });
  expect(isSamePurpose(found, 0)).toBe(true);
  expect(isSamePurpose(likeness(one, idea("Zählt alle Vögel im Garten", [0, 1, 0], null)), 0)).toBe(false);
});

test("sentences in both are found word for word, and with one word in ten exchanged", () => {
  const one = idea(
    "One|Each result is shown with its uncertainty. It never tells anybody anything. So it is.",
  );
  const nearly = idea(
    "Two|It asks. Each result is shown with its uncertainty, and the worst case stands on top.",
  );
  const long = idea(
    "Three|Each reading is shown with its uncertainty, and the worst case stands on top of the list.",
  );
  const longer = idea(
    "Four|Each result is shown with its uncertainty, and the worst case stands on top of the list.",
  );
  expect(sharedSentences(one, one)).toEqual([
    "Each result is shown with its uncertainty.",
    // Three words may be the same by chance; five may, too.
  ]);
  expect(sharedSentences(one, nearly)).toEqual([]);
  expect(sharedSentences(long, longer)).toEqual([
    "Each reading is shown with its uncertainty, and the worst case stands on top of the list.",
  ]);
});

const words = fc.array(fc.constantFrom("it", "shows", "what", "you", "keep.", "sow", "paint"), {
  maxLength: 60,
});
const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
const anyIdea = fc
  .record({ words, whole: vector, purpose: fc.option(vector) })
  .map(({ words, whole, purpose }) => idea(words.join(" "), whole, purpose));

test("the order of two ideas does not matter, and nothing is liker to an idea than itself", () => {
  fc.assert(
    fc.property(anyIdea, anyIdea, (a, b) => {
      const [there, back] = [likeness(a, b), likeness(b, a)];
      expect(there.score).toBeCloseTo(back.score);
      expect(there.wording).toBeCloseTo(back.wording);
      expect(there.score).toBeLessThanOrEqual(1 + 1e-6);
      expect(likeness(a, a).wording).toBe(a.words.length === 0 ? 0 : 1);
      expect(sharedSentences(a, b).length > 0).toBe(sharedSentences(b, a).length > 0);
    }),
  );
});
