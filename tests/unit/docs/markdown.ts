import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const ROOT = process.cwd();

/** The Markdown files people read: docs/ with its folders, and those at the top that there are. */
export async function markdownFiles(): Promise<string[]> {
  const docs = await readdir(join(ROOT, "docs"), { recursive: true });
  const files = docs.filter((name) => name.endsWith(".md")).map((name) => join("docs", name));
  return [...files, "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"].filter((file) =>
    existsSync(join(ROOT, file)),
  );
}

export const readMarkdown = (file: string): Promise<string> => readFile(join(ROOT, file), "utf8");

/** What stands under a heading, up to the next one of its level or above. */
export function sectionOf(markdown: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0].length ?? 1;
  const start = markdown.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`There is no heading "${heading}".`);
  const rest = markdown.slice(start + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${level}} `, "m"));
  return end < 0 ? rest : rest.slice(0, end);
}

/** The rows of a section's first table, cell by cell, without its head. */
export function firstTable(section: string): string[][] {
  const lines = section.slice(section.indexOf("\n|") + 1).split("\n");
  const table = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith("|")),
  );
  return table.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
