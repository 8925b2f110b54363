import { expect, test } from "vitest";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { comparedIdea } from "@/lib/embeddings/likeness";
import { NoveltyComparison } from "@/lib/runs/row/novelty-comparison";

/** An idea with no word in common with any other, whose vectors stand at these angles to the first axis, in degrees. */
function idea(name: string, angle: number) {
  const at = (angle * Math.PI) / 180;
  const vector = Float32Array.from([Math.cos(at), Math.sin(at)]);
  const means = { whole: new Float32Array(2), purpose: new Float32Array(2) };
  return comparedIdea({ shortDescription: name, description: "" }, { whole: vector, purpose: vector }, means);
}

function compare(angles: number[], projectId: number | null = null): string[] {
  const comparison = new NoveltyComparison(ENCODER_NAME, idea("own", 0));
  for (const [index, angle] of angles.entries()) {
    const title = `other${index}`;
    comparison.add({ title, tagline: null, cosine: 0, compared: idea(title, angle), projectId });
  }
  return comparison.tooAlike.map(({ title }) => title);
}

test("an idea is too like another from the threshold on, and a stored project a little later", () => {
  // Cosines of 0.6 and 0.5: scores of 0.40 and 0.33.
  expect(compare([53, 60, 80])).toEqual(["other0", "other1"]);
  expect(compare([53, 60, 80], 1)).toEqual(["other0"]);
});

test("among ideas that are all alike, only those count that stand out", () => {
  const alike = [58, 59, 60, 61, 62];
  expect(compare(alike)).toEqual([]);
  expect(compare([...alike, 10])).toEqual(["other5"]);
  // Among unlike ones the same idea is found.
  expect(compare([60, 90, 91, 92, 93, 94])).toEqual(["other0"]);
});
