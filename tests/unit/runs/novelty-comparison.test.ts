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

interface Others {
  /** Stored projects; else ideas of the same run. */
  stored?: boolean;
  isOwn?: boolean;
}

function compare(
  angles: number[],
  { stored = false, isOwn = !stored }: Others = {},
  siblings: number[] = [],
) {
  const comparison = new NoveltyComparison(ENCODER_NAME, idea("own", 0));
  const add = (title: string, angle: number, other: { projectId: number | null; isOwn: boolean }) =>
    comparison.add({ title, tagline: null, cosine: 0, compared: idea(title, angle), ...other });
  for (const [index, angle] of siblings.entries())
    add(`sibling${index}`, angle, { projectId: null, isOwn: true });
  for (const [index, angle] of angles.entries())
    add(`other${index}`, angle, { projectId: stored ? index : null, isOwn });
  return comparison.tooAlike.map(({ title }) => title);
}

test("an idea is too like a project of people from the threshold on", () => {
  // Cosines of 0.6 and 0.5: scores of 0.40 and 0.33.
  expect(compare([53, 60, 80], { stored: true })).toEqual(["other0"]);
});

test("ideas by the same writer have to be more alike than that, siblings and stored ones", () => {
  // Scores of 0.46 and 0.40: the first siblings of a run count from 0.45 on, stored ideas from 0.49 on.
  expect(compare([46])).toEqual(["other0"]);
  expect(compare([53])).toEqual([]);
  expect(compare([46], { stored: true, isOwn: true })).toEqual([]);
  // A score of 0.50.
  expect(compare([41], { stored: true, isOwn: true })).toEqual(["other0"]);
});

test("among ideas that are all alike, only those count that stand out", () => {
  const alike = [58, 59, 60, 61, 62];
  expect(compare(alike)).toEqual([]);
  expect(compare([...alike, 10])).toEqual(["other5"]);
  // Among unlike ones less is enough.
  expect(compare([53, 90, 91, 92, 93, 94])).toEqual(["other0"]);
  // A stored idea is measured by what is usual among the siblings.
  expect(compare([41], { stored: true, isOwn: true }, alike)).toEqual([]);
});
