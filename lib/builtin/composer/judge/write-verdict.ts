import type { Catalogue } from "../catalogue";
import { type Feedback, feedbackOn, parseLimit } from "../feedback";
import { extractMaterial } from "../idea-brief";
import { extractFeatures } from "./features";
import { scoreComplexity } from "./score-complexity";
import { scoreIdea } from "./score-idea";

export interface VerdictAnswer {
  idea_reasoning: string;
  idea_score: number;
  complexity_reasoning: string;
  complexity_score: number;
}

/** Answers the judge's prompt; null if the question is not one. */
export function writeVerdict(
  catalogue: Catalogue,
  question: string,
  feedback: Feedback,
): VerdictAnswer | null {
  const idea = extractMaterial(question, "idea")?.text;
  const metadata = extractMaterial(question, "metadata")?.text;
  if (idea === undefined || metadata === undefined || !question.includes('"idea_score"')) return null;
  const quality = scoreIdea(extractFeatures(catalogue, idea, metadata));
  const complexity = scoreComplexity(idea);
  return {
    idea_reasoning: truncate(quality.reasoning, feedbackOn(feedback, "idea_reasoning")),
    idea_score: quality.score,
    complexity_reasoning: truncate(complexity.reasoning, feedbackOn(feedback, "complexity_reasoning")),
    complexity_score: complexity.score,
  };
}

function truncate(text: string, feedback: string): string {
  const limit = parseLimit(feedback, "character");
  return limit === null || text.length <= limit
    ? text
    : `${text.slice(0, Math.max(1, limit - 1)).trimEnd()}…`;
}
