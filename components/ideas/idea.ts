import type { Project, Row, TooAlike } from "@/lib/contracts/types";

/** What an idea's entry shows, whether it comes from a project or from a row of a run. */
export interface Idea {
  title: string;
  shortDescription: string;
  description: string;
  tags: readonly string[];
  ideaScore: number;
  complexityScore: number;
  novelty: number | null;
  /** What it was measured against, where that is not the whole corpus. */
  noveltyNote: string | null;
  /** What it is too like, and the nearest idea; known only to the run that made it. */
  tooLike: { likenesses: readonly Pick<TooAlike, "reason" | "title">[]; nearest: Row["nearest"] } | null;
  /** Whether the model did not come to what was asked for. */
  relaxed: boolean;
  /** What the idea lacks; known only to the run that made it. */
  relaxedWishes: readonly string[];
  /** Null for an idea whose project was deleted. */
  projectId: number | null;
}

export function ideaOfProject(project: Project): Idea {
  return {
    title: project.title,
    shortDescription: project.short_description,
    description: project.description,
    tags: project.hashtags,
    ideaScore: project.idea_score,
    complexityScore: project.complexity_score,
    novelty: project.novelty,
    noveltyNote: project.novelty_note,
    tooLike: null,
    relaxed: project.relaxed,
    relaxedWishes: [],
    projectId: project.id,
  };
}

/** Null for a row that is not saved. */
export function ideaOfRow(row: Row): Idea | null {
  if (row.state !== "saved" || !row.metadata || !row.idea_quality) return null;
  return {
    title: row.metadata.title,
    shortDescription: row.metadata.short_description,
    description: row.metadata.description,
    tags: row.metadata.hashtags,
    ideaScore: row.idea_quality.idea_score,
    complexityScore: row.idea_quality.complexity_score,
    novelty: row.novelty,
    noveltyNote: row.novelty_note,
    tooLike: tooLikeOf(row),
    relaxed: row.relaxed,
    relaxedWishes: row.relaxed_wishes,
    projectId: row.project_id,
  };
}

function tooLikeOf({ near, nearest, too_alike }: Row): Idea["tooLike"] {
  if (!near) return null;
  if (too_alike.length > 0) return { likenesses: too_alike, nearest };
  // Older than likenesses are.
  return nearest && { likenesses: [{ reason: "similar", title: nearest.title }], nearest };
}
