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
  const primary = lineAfter(text, /^Primary tag:/);
  if (!primary || !/^Target complexity:/m.test(text)) return null;
  const complexity = Number.parseInt(lineAfter(text, /^Target complexity:/), 10);
  const others = (start: RegExp) => splitList(lineAfter(text, start)).filter((tag) => tag !== primary);
  return {
    primary,
    required: others(/^Required tags[^:]*:/),
    related: others(/^Related tags:/),
    audience: lineAfter(text, /^Target audience:/) || "people who build things",
    complexity: Number.isNaN(complexity) ? DEFAULT_COMPLEXITY : Math.min(10, Math.max(1, complexity)),
    avoid: (extractElement(text, "existing") ?? "")
      .split("\n")
      .map((title) => title.replace(/^\s*-\s*/, "").trim())
      .filter(Boolean),
  };
}

function lineAfter(text: string, label: RegExp): string {
  const line = text.split("\n").find((candidate) => label.test(candidate));
  return line?.replace(label, "").trim() ?? "";
}

export function splitList(text: string): string[] {
  const parts = text.split(",").map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

/** The text between `<name>` and the last `</name>`. */
export function extractElement(text: string, name: string): string | null {
  const start = text.indexOf(`<${name}>`);
  const end = text.lastIndexOf(`</${name}>`);
  return start < 0 || end < start ? null : text.slice(start + name.length + 2, end).trim();
}
