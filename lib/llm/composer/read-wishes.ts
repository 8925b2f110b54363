/** What the idea prompt asks for, read back from its own lines. */
export interface Wishes {
  primary: string;
  required: string[];
  related: string[];
  audience: string;
  complexity: number;
  exploring: boolean;
  /** Titles to keep a distance from. */
  avoid: string[];
}

const line = (text: string, start: RegExp): string =>
  text
    .split("\n")
    .find((candidate) => start.test(candidate))
    ?.replace(start, "")
    .trim() ?? "";

/** The parts of a comma-separated line. */
export const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** What stands between `<name>` and `</name>`; null where there is no such part. */
export function between(text: string, name: string): string | null {
  const start = text.indexOf(`<${name}>`);
  const end = text.lastIndexOf(`</${name}>`);
  return start < 0 || end < start ? null : text.slice(start + name.length + 2, end).trim();
}

/** Reads the wishes of an idea prompt; null where the text is not one. */
export function readWishes(text: string): Wishes | null {
  const primary = line(text, /^Primary tag:/);
  if (!primary || !/^Target complexity:/m.test(text)) return null;
  const complexity = Number.parseInt(line(text, /^Target complexity:/), 10);
  return {
    primary,
    required: listed(line(text, /^Required tags[^:]*:/)).filter((tag) => tag !== primary),
    related: listed(line(text, /^Related tags:/)).filter((tag) => tag !== primary),
    audience: line(text, /^Target audience:/) || "people who build things",
    complexity: Number.isNaN(complexity) ? 4 : Math.min(10, Math.max(1, complexity)),
    exploring: text.includes("rarely seen together"),
    avoid: (between(text, "existing") ?? "")
      .split("\n")
      .map((title) => title.replace(/^\s*-\s*/, "").trim())
      .filter(Boolean),
  };
}
