export interface IdeaBrief {
  primary: string;
  required: string[];
  related: string[];
  audience: string;
  /** 1 to 10. */
  complexity: number;
  /** Titles to keep a distance from. */
  avoid: string[];
}

const DEFAULT_COMPLEXITY = 4;

/** Parses the idea prompt; null if the text is not one. */
export function parseIdeaPrompt(text: string): IdeaBrief | null {
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
    avoid: (extractMaterial(text, "existing")?.text ?? "")
      .split("\n")
      .map((title) => title.replace(/^\s*-\s*/, "").trim())
      .filter(Boolean),
  };
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

/** The material between `<name-…>` and `</name-…>` with the same digits. */
export function extractMaterial(prompt: string, name: string): Material | null {
  const opening = new RegExp(`^<${name}-([0-9a-f]+)>$`, "m").exec(prompt);
  if (!opening) return null;
  const start = opening.index + opening[0].length;
  const closing = `\n</${name}-${opening[1]}>`;
  const end = prompt.indexOf(closing, start);
  return end < 0 ? null : { text: prompt.slice(start, end).trim(), end: end + closing.length };
}

/** A prompt without the digits of its fences, which say nothing of what it asks. */
export function withoutFenceDigits(prompt: string): string {
  return prompt.replace(/^(<\/?[a-z]+)-[0-9a-f]+>$/gm, "$1>");
}
