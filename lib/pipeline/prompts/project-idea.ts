import type { RowSamples } from "../columns";
import { material, type Prompt } from "./prompt";

export interface ProjectIdeaInput {
  samples: RowSamples;
  /** The run's seed tags; every idea combines all of them. May be empty. */
  seedTags: string[];
  /** Titles the idea must keep its distance from; empty at the first candidate. */
  avoid: string[];
}

/** Asks for a project idea in two or three paragraphs of prose. */
export function projectIdeaPrompt({ samples, seedTags, avoid }: ProjectIdeaInput): Prompt {
  const wishes = [
    `Primary tag: ${samples.primaryTag}`,
    seedTags.length > 0 && `Required tags (combine all of these): ${seedTags.join(", ")}`,
    samples.secondaryTags.length > 0 && `Related tags: ${samples.secondaryTags.join(", ")}`,
    `Target audience: ${samples.targetAudience}`,
    `Target complexity: ${samples.targetComplexity}/10`,
    samples.exploring && "The related tags are rarely seen together; find what joins them.",
  ];
  const task = [
    "Write one specific project idea in 2 to 3 paragraphs of plain prose. Give it a name. Say:",
    "1. what it does, for whom, and which real problem it solves;",
    "2. how it works: the main parts, the data, the techniques;",
    "3. what sets it apart from what exists.",
    "One person or a small team must be able to build it. No headings, no lists, no preamble.",
  ];
  const distance = avoid.length > 0 && [
    "",
    "These exist already. Stay well away from them in name, purpose and method:",
    material("existing", avoid.map((title) => `- ${title}`).join("\n")),
  ];
  const lines = [...wishes, "", ...task, ...(distance || [])].filter((line) => line !== false);
  return {
    system:
      "You invent software and hardware projects that people would want to build: practical, specific, " +
      "different from what exists.",
    user: lines.join("\n"),
  };
}
