import { material, type Prompt } from "./prompt";

export interface MetadataInput {
  projectIdea: string;
  primaryTag: string;
  seedTags: string[];
  /** The vocabulary's most common tags, to be preferred over new ones. */
  commonTags: string[];
}

/** Asks for the idea's title, tagline, description and hashtags as one JSON object. */
export function metadataPrompt({ projectIdea, primaryTag, seedTags, commonTags }: MetadataInput): Prompt {
  const required = [...new Set([primaryTag, ...seedTags])];
  return {
    system:
      "You extract structured metadata from project ideas and answer with one JSON object, nothing else.",
    user: [
      "Extract the metadata of this project idea.",
      "",
      material("idea", projectIdea),
      "",
      `Required hashtags: ${required.join(", ")}`,
      `Hashtags in use, to be preferred: ${commonTags.join(", ") || "none yet"}`,
      "",
      "Answer with a JSON object with exactly these keys:",
      '- "title": the project\'s name, 2 to 5 words',
      '- "short_description": a tagline of 5 to 10 words',
      '- "description": 1 to 3 sentences: what it does and why it matters',
      '- "hashtags": 3 to 5 lowercase hyphenated tags, every required one among them',
    ].join("\n"),
  };
}
