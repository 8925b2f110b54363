import "server-only";
import { ask } from "@/lib/llm/ask";
import { type AskContext, urgencyOf } from "./ask-context";
import { type IdeaQuality, JUDGE_TEMPERATURE } from "./columns";
import { type IdeaQualityInput, ideaQualityPrompt } from "./prompts/idea-quality";
import { IDEA_QUALITY_JSON_SCHEMA, ideaQualitySchema } from "./schemas/idea-quality-schema";

const MAX_TOKENS = 2048;

/**
 * The judge's column: both scores against their rubrics, with the reasoning.
 *
 * @throws DomainError
 */
export function judgeIdea(input: IdeaQualityInput, context: AskContext): Promise<IdeaQuality> {
  return ask({
    ...context,
    column: "idea_quality",
    urgency: urgencyOf("idea_quality"),
    prompt: ideaQualityPrompt(input),
    temperature: JUDGE_TEMPERATURE,
    maxTokens: MAX_TOKENS,
    answer: {
      kind: "json",
      name: "idea_quality",
      schema: ideaQualitySchema,
      jsonSchema: IDEA_QUALITY_JSON_SCHEMA,
    },
  });
}
