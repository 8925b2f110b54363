import type { Project } from "@/lib/contracts/types";

/** What means something wherever it stands in a line. */
const SPECIAL = /[\\`*_[\]<>|~$]/g;
/** What means something only at the beginning of a line: headings, lists, rules. */
const OPENING = /^(?:[#+=-]|\d{1,9}(?=[.)]))/;

const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, " ").trim();

/** A text in one line that reads as it is, whatever was written into it. */
export function markdownLine(text: string): string {
  const escaped = oneLine(text).replace(SPECIAL, "\\$&");
  return escaped
    .replace(OPENING, (mark) => (/\d/.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

const paragraphs = (text: string) =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map(markdownLine)
    .filter(Boolean);

/**
 * A project as a person would note it down: title, tagline, description, scores and tags.
 *
 * @param address of its page
 */
export function projectMarkdown(
  project: Pick<
    Project,
    | "title"
    | "short_description"
    | "description"
    | "hashtags"
    | "idea_score"
    | "complexity_score"
    | "novelty"
    | "primary_url"
  >,
  address: string,
): string {
  const { idea_score, complexity_score, novelty, hashtags, primary_url } = project;
  const scores = [
    `idea ${idea_score} of 10`,
    `complexity ${complexity_score} of 10`,
    ...(novelty === null ? [] : [`novelty ${novelty.toFixed(2)}`]),
  ].join(", ");
  const addresses = [primary_url, address].filter((each) => each !== null && isWebAddress(each));
  const facts = [
    `Scores: ${scores}`,
    ...(hashtags.length > 0 ? [`Tags: ${hashtags.map(markdownLine).join(", ")}`] : []),
    ...addresses.map((each) => `<${each}>`),
  ];
  return `${[
    `# ${markdownLine(project.title)}`,
    ...(project.short_description ? [`**${markdownLine(project.short_description)}**`] : []),
    ...paragraphs(project.description),
    facts.map((fact) => `- ${fact}`).join("\n"),
  ].join("\n\n")}\n`;
}

const isWebAddress = (text: string) => /^https?:\/\/[^\s<>]+$/i.test(text);
