import type { Project } from "@/lib/contracts/types";

/** Characters of a description that the list shows; the whole is on the project's page. */
const SHOWN = 420;

/** What the list shows of a project. */
export type ListedProject = Pick<
  Project,
  | "id"
  | "title"
  | "short_description"
  | "description"
  | "hashtags"
  | "idea_score"
  | "complexity_score"
  | "novelty"
  | "novelty_note"
  | "is_bookmarked"
  | "is_valid_project"
  | "source"
  | "created_at"
  | "review_status"
  | "review_reason"
>;

/** The texts and pages that a project links to would make the page ten times as large. */
export function listedProject(project: Project): ListedProject {
  const { id, title, short_description, description, hashtags, idea_score, complexity_score, novelty } =
    project;
  const { novelty_note, is_bookmarked, is_valid_project, source, created_at } = project;
  const { review_status, review_reason } = project;
  return {
    ...{ id, title, short_description, hashtags, idea_score, complexity_score, novelty, novelty_note },
    ...{ is_bookmarked, is_valid_project, source, created_at, review_status, review_reason },
    description: clip(description),
  };
}

/** Ends at a word where there is one. */
function clip(text: string): string {
  if (text.length <= SHOWN) return text;
  const start = text.slice(0, SHOWN);
  return `${start.replace(/\s+\S{0,40}$/u, "").trimEnd()}…`;
}
