import type { Metadata } from "../columns";
import { material, type Prompt } from "./prompt";

/** What each value of `idea_score` means; the judge scores against it. */
export const IDEA_RUBRIC = [
  "a tutorial exercise; nobody needs it",
  "very common, no feature of its own",
  "exists in many forms already",
  "some merit, but uninspired",
  "a decent idea with moderate novelty",
  "an interesting angle or combination",
  "a creative approach with clear value for someone named",
  "novel and compelling; people would ask for it",
  "highly original, with strong potential and a clear way to build it",
  "exceptional: opens something that was not possible before",
] as const;

/** What each value of `complexity_score` means. */
export const COMPLEXITY_RUBRIC = [
  "a single script",
  "a small tool with few moving parts",
  "a standard web app or command-line tool",
  "some integration of other services",
  "several components that must agree",
  "significant decisions of architecture",
  "distributed parts, or a machine-learning pipeline",
  "several services and advanced algorithms",
  "cutting-edge technique, a major engineering effort",
  "research: it is not known how to do it",
] as const;

export interface IdeaQualityInput {
  projectIdea: string;
  metadata: Metadata;
  targetComplexity: number;
}

const rubric = (lines: readonly string[]) => lines.map((line, index) => `  ${index + 1}: ${line}`).join("\n");

/** Asks the judge for both scores, with its reasoning before each. */
export function ideaQualityPrompt({ projectIdea, metadata, targetComplexity }: IdeaQualityInput): Prompt {
  return {
    system:
      "You judge project ideas soberly against a rubric. Most ideas are average. " +
      "Answer with one JSON object, nothing else.",
    user: [
      "Judge this project idea.",
      "",
      material("idea", projectIdea),
      "",
      material(
        "metadata",
        [
          `Title: ${metadata.title}`,
          `Tagline: ${metadata.shortDescription}`,
          `Description: ${metadata.description}`,
          `Hashtags: ${metadata.hashtags.join(", ")}`,
        ].join("\n"),
      ),
      "",
      `Target complexity: ${targetComplexity}/10`,
      "",
      "idea_score: how original, useful and interesting is it?",
      rubric(IDEA_RUBRIC),
      "complexity_score: how hard is it to build?",
      rubric(COMPLEXITY_RUBRIC),
      "",
      "Reason first, in one or two sentences, then score. Answer with a JSON object with exactly these keys:",
      '- "idea_reasoning": text',
      '- "idea_score": a whole number, 1 to 10',
      '- "complexity_reasoning": text',
      '- "complexity_score": a whole number, 1 to 10',
    ].join("\n"),
  };
}
