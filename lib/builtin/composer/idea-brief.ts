export interface IdeaBrief {
  primary: string;
  required: string[];
  related: string[];
  audience: string;
  /** 1 to 10. */
  complexity: number;
  /** Existing ideas to keep a distance from: a title each, with its purpose where that is known. */
  avoid: string[];
  /** Ideas of the same run, likewise. */
  siblings: string[];
  /** The kind of problem to look at, if one is given. */
  frame: string;
  /** How many alternatives are asked for; null if one idea in prose. */
  alternatives: number | null;
}

/** The tags an idea has to be about, the primary one first. */
export const briefTags = ({ primary, required }: Pick<IdeaBrief, "primary" | "required">): string[] => [
  ...new Set([primary, ...required]),
];

const DEFAULT_COMPLEXITY = 4;

/** Parses the idea prompt; null if the text is not one. What others wrote, in fences, is never read for its lines. */
export function parseIdeaPrompt(prompt: string): IdeaBrief | null {
  const text = withoutMaterial(prompt);
  const [primary] = splitList(lineAfter(text, /^Primary tag:/));
  if (!primary || !/^Target complexity:/m.test(text)) return null;
  const complexity = Number.parseInt(lineAfter(text, /^Target complexity:/), 10);
  const others = (start: RegExp) => splitList(lineAfter(text, start)).filter((tag) => tag !== primary);
  return {
    primary,
    required: others(/^Required tags[^:]*:/),
    related: others(/^Related tags:/),
    audience: lineAfter(text, /^Target audience:/) || "people who build things",
    complexity: Number.isNaN(complexity) ? DEFAULT_COMPLEXITY : Math.min(10, Math.max(1, complexity)),
    avoid: itemsIn(prompt, "existing"),
    siblings: itemsIn(prompt, "siblings"),
    frame: lineAfter(text, /^Problem frame:/),
    alternatives: /"ideas"/.test(text) ? alternativesIn(text) : null,
  };
}

function itemsIn(prompt: string, fence: string): string[] {
  const lines = (extractMaterial(prompt, fence)?.text ?? "").split("\n");
  return lines.map((line) => line.replace(/^\s*-\s*/, "").trim()).filter(Boolean);
}

const DEFAULT_ALTERNATIVES = 3;
const MAX_ALTERNATIVES = 5;
const NUMBERS = ["one", "two", "three", "four", "five"];

/** As in "Write 3 different ideas" or "four alternatives". */
function alternativesIn(text: string): number {
  const found = /\b(\d+|two|three|four|five)\b[^.\n]{0,60}?\b(?:ideas|alternatives)\b/i.exec(text)?.[1] ?? "";
  const count =
    NUMBERS.indexOf(found.toLowerCase()) + 1 || Number.parseInt(found, 10) || DEFAULT_ALTERNATIVES;
  return Math.min(MAX_ALTERNATIVES, Math.max(1, count));
}

function lineAfter(text: string, label: RegExp): string {
  const line = text.split("\n").find((candidate) => label.test(candidate));
  return line?.replace(label, "").trim() ?? "";
}

/** What a line lists, in quotation marks or without. */
export function splitList(text: string): string[] {
  const parts = text.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
  return [...new Set(parts.filter(Boolean))];
}

/** A fence and what it holds. Its name ends with digits that the text within cannot know. */
export interface Material {
  text: string;
  /** Where the fence ends. */
  end: number;
}

/** A fence from its own line to the closing one with the same digits, which is never inside another fence. */
const FENCE = /^<([a-z]+)-([0-9a-f]+)>$([\s\S]*?)^<\/\1-\2>$/gm;

/** The fences of a prompt, in their order. */
export function fencesIn(prompt: string): (Material & { name: string })[] {
  return [...prompt.matchAll(FENCE)].map(([whole, name = "", , text = ""], at, all) => ({
    name,
    text: text.trim(),
    end: (all[at]?.index ?? 0) + whole.length,
  }));
}

/** The material between `<name-…>` and `</name-…>` with the same digits. */
export function extractMaterial(prompt: string, name: string): Material | null {
  return fencesIn(prompt).find((fence) => fence.name === name) ?? null;
}

/** A prompt without its fences and what they hold. */
export function withoutMaterial(prompt: string): string {
  return prompt.replace(FENCE, "");
}

/** A prompt without the digits of its fences, which say nothing of what it asks. */
export function withoutFenceDigits(prompt: string): string {
  return prompt.replace(/^(<\/?[a-z]+)-[0-9a-f]+>$/gm, "$1>");
}
