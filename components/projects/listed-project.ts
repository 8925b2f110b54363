import type { Project } from "@/lib/contracts/types";

/** Characters of a description that the list shows; the whole is on the project's page. */
const SHOWN = 420;

/** What the list shows of a project: the texts and pages that it links to would make the page ten times as large. */
export const listedProject = (project: Project) => ({
  id: project.id,
  title: project.title,
  short_description: project.short_description,
  description: clip(project.description),
  hashtags: project.hashtags,
  idea_score: project.idea_score,
  complexity_score: project.complexity_score,
  novelty: project.novelty,
  novelty_note: project.novelty_note,
  is_bookmarked: project.is_bookmarked,
  is_valid_project: project.is_valid_project,
  source: project.source,
  created_at: project.created_at,
  review_status: project.review_status,
  review_reason: project.review_reason,
});
export type ListedProject = ReturnType<typeof listedProject>;

/** Ends at a word where there is one. */
function clip(text: string): string {
  if (text.length <= SHOWN) return text;
  const start = text.slice(0, SHOWN);
  return `${start.replace(/\s+\S{0,40}$/u, "").trimEnd()}…`;
}
