import "server-only";
import { ask } from "@/lib/llm/ask";
import { type AskContext, urgencyOf } from "./ask-context";
import { type ProjectIdeaInput, projectIdeaPrompt } from "./prompts/project-idea";
import { readProjectIdea } from "./schemas/project-idea";

/** Room for three paragraphs, and for a model that thinks before it writes; doubled once if cut off. */
const MAX_TOKENS = 2048;

/**
 * The prose column: an idea in two or three paragraphs, at the run's creativity.
 *
 * @throws DomainError
 */
export function writeProjectIdea(
  input: ProjectIdeaInput & { creativity: number },
  context: AskContext,
): Promise<string> {
  return ask({
    ...context,
    column: "project_idea",
    urgency: urgencyOf("project_idea"),
    prompt: projectIdeaPrompt(input),
    temperature: input.creativity,
    maxTokens: MAX_TOKENS,
    answer: { kind: "prose", read: readProjectIdea },
  });
}
