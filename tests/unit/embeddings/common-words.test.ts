import fc from "fast-check";
import { expect, test } from "vitest";
import { comparedIdea, likeness } from "@/lib/embeddings/likeness";

const VECTOR = new Float32Array([1]);
const MEANS = { whole: VECTOR, purpose: null };
const idea = (words: string[]) =>
  comparedIdea(
    { shortDescription: words.join(" "), description: "" },
    { whole: VECTOR, purpose: null },
    MEANS,
  );

/** By the table of all prefixes, as in every textbook. */
function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const [above, left, before] = [
        table[i - 1]?.[j] ?? 0,
        table[i]?.[j - 1] ?? 0,
        table[i - 1]?.[j - 1] ?? 0,
      ];
      (table[i] as number[])[j] = a[i - 1] === b[j - 1] ? before + 1 : Math.max(above, left);
    }
  }
  return table[a.length]?.[b.length] ?? 0;
}

test("the wording two ideas share is their longest common subsequence, however long they are", () => {
  const words = fc.array(fc.constantFrom(..."abcdefghijkl"), { maxLength: 150 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const total = a.length + b.length;
      const shared = total === 0 ? 0 : (2 * commonSubsequence(a, b)) / total;
      expect(likeness(idea(a), idea(b)).wording).toBe(shared);
    }),
  );
});
