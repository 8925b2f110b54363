import { type Complaints, complaintAbout, mostAllowed } from "../complaints";
import { between } from "../read-wishes";
import { featuresOf } from "./features";
import { scoreComplexity } from "./score-complexity";
import { scoreIdea } from "./score-idea";

export interface VerdictAnswer {
  idea_reasoning: string;
  idea_score: number;
  complexity_reasoning: string;
  complexity_score: number;
}

/** Both scores with their reasons; null where the text is not a judge's prompt. */
export function writeVerdict(question: string, complaints: Complaints): VerdictAnswer | null {
  const idea = between(question.slice(0, question.indexOf("<metadata>") + 1 || undefined), "idea");
  const metadata = between(question, "metadata");
  if (idea === null || metadata === null || !question.includes('"idea_score"')) return null;
  const quality = scoreIdea(featuresOf(idea, metadata));
  const complexity = scoreComplexity(idea);
  return {
    idea_reasoning: within(quality.reasoning, complaintAbout(complaints, "idea_reasoning")),
    idea_score: quality.score,
    complexity_reasoning: within(complexity.reasoning, complaintAbout(complaints, "complexity_reasoning")),
    complexity_score: complexity.score,
  };
}

function within(text: string, complaint: string): string {
  const most = mostAllowed(complaint, "character");
  return most === null || text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}
