import type { Catalogue } from "../catalogue";
import { fencesIn, withoutMaterial } from "../idea-brief";
import { extractFeatures } from "./features";
import { pointsOf, scoreIdea } from "./score-idea";

export interface ComparisonAnswer {
  reasoning: string;
  better: "a" | "b";
}

/** Answers a prompt that asks which of two quoted ideas is better; null if the question is not one. */
export function compareIdeas(catalogue: Catalogue, question: string): ComparisonAnswer | null {
  const [first, second] = fencesIn(question);
  if (!first || !second || !withoutMaterial(question).includes('"better"')) return null;
  const [a, b] = [first, second].map(({ text }) => extractFeatures(catalogue, text, ""));
  if (!a || !b) return null;
  const isFirst = pointsOf(a) >= pointsOf(b);
  const [better, other] = isFirst ? [a, b] : [b, a];
  return {
    reasoning: `The better one: ${scoreIdea(better).reasoning} The other: ${scoreIdea(other).reasoning}`,
    better: isFirst ? "a" : "b",
  };
}
