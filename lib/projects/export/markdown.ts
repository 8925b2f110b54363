import "server-only";
import type { ExportRow } from "./export-rows";

/** Every character that can mean something in Markdown or HTML. */
const SPECIAL = /[\\`*_{}[\]<>()#+\-.!|~&$:@^="']/g;

/** A text as it reads, whatever a stranger has put into it; in one line. */
export const markdownText = (text: string) =>
  text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .replace(SPECIAL, "\\$&");

const paragraphs = (text: string) =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map(markdownText)
    .filter(Boolean)
    .join("\n\n");

/** One section a project: tagline, description, tags, scores and address. */
export async function* writeMarkdown(pages: AsyncIterable<ExportRow[]>): AsyncGenerator<string> {
  yield "# Projects\n";
  for await (const rows of pages) yield rows.map(section).join("");
}

function section(row: ExportRow): string {
  const facts = [
    `Idea ${row.idea_score} of 10, complexity ${row.complexity_score} of 10`,
    ...(row.hashtags.length > 0 ? [`Tags: ${row.hashtags.map(markdownText).join(", ")}`] : []),
    ...(row.source ? [`Source: ${markdownText(row.source)}`] : []),
    ...(row.primary_url && isWebAddress(row.primary_url) ? [`<${encodeURI(row.primary_url)}>`] : []),
  ];
  const parts = [
    `\n## ${markdownText(row.title)}`,
    ...(row.short_description ? [`*${markdownText(row.short_description)}*`] : []),
    paragraphs(row.description),
    facts.map((fact) => `- ${fact}`).join("\n"),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const isWebAddress = (text: string) => /^https?:\/\/[^\s<>]+$/i.test(text) && URL.canParse(text);
