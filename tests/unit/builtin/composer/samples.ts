import { Catalogue } from "@/lib/builtin/composer/catalogue";
import { parseContent } from "@/lib/builtin/composer/content";
import { composeIdea } from "@/lib/builtin/composer/idea/compose-idea";
import type { IdeaBrief } from "@/lib/builtin/composer/idea-brief";
import { COMPLEXITY_RUBRIC } from "@/lib/contracts/rubrics";
import { TARGET_AUDIENCES } from "@/lib/pipeline/columns/target-audience";

export const catalogue = new Catalogue(parseContent());

/** Known tags and odd ones, as people might type them. */
export const TAG_SETS: string[][] = [
  ["nutrition", "ios"],
  ["rust", "wasm"],
  ["beekeeping", "machine-learning"],
  ["c++"],
  ["zzz"],
  ["ünïcode", "maps"],
  ["a-tag-of-forty-characters-as-long-as-that"],
  ["astronomy", "genealogy", "raspberry-pi"],
  ["offline-first"],
  ["llm", "privacy", "health", "education"],
  ["underwater-basket-weaving", "python"],
  ["3d-printing", "repair"],
  ["local-government", "rag", "zzz", "yodelling"],
  ["games", "music", "gardening", "energy", "trains", "sailing", "chess"],
  ["databases", "security"],
  ["ai"],
  ["x"],
  ["42"],
  ["node.js", "c#"],
  ["日本語"],
];

const RELATED = [
  "health",
  "open-source",
  "weather",
  "cli",
  "kids",
  "sensors",
  "libraries",
  "unheard-of",
  "ocr",
  "birds",
];

/** Cycles through all audiences, complexities and tag sets. */
export function briefAt(n: number, tags = TAG_SETS[n % TAG_SETS.length] ?? []): IdeaBrief {
  const lead = n % tags.length;
  return {
    primary: tags[lead] ?? "",
    required: tags.filter((_, at) => at !== lead),
    related: [RELATED[n % 10] ?? "", RELATED[(n * 3 + 1) % 10] ?? ""].filter((tag) => !tags.includes(tag)),
    audience: TARGET_AUDIENCES[n % TARGET_AUDIENCES.length] ?? "",
    complexity: 1 + (n % COMPLEXITY_RUBRIC.length),
    avoid: [],
    siblings: [],
    frame: "",
    alternatives: null,
  };
}

export const ideaAt = (n: number, tags?: string[], temperature = 0.85) =>
  composeIdea(catalogue, briefAt(n, tags), { temperature, seed: n });
