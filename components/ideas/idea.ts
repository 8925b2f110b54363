import type { Row } from "@/lib/contracts/generate";
import type { Project } from "@/lib/contracts/projects";

/** What an entry of the catalogue shows, whether it comes from a project or from a run's row. */
export interface Idea {
  title: string;
  shortDescription: string;
  description: string;
  tags: readonly string[];
  ideaScore: number;
  complexityScore: number;
  novelty: number | null;
  /** What it is still too near to; known only to the run that made it. */
  near: { projectId: number | null; title: string } | null;
  /** Null for an idea whose project is gone. */
  projectId: number | null;
}

/** A stored project as an entry. */
export function ideaOfProject(project: Project): Idea {
  return {
    title: project.title,
    shortDescription: project.short_description,
    description: project.description,
    tags: project.hashtags,
    ideaScore: project.idea_score,
    complexityScore: project.complexity_score,
    novelty: project.novelty,
    near: null,
    projectId: project.id,
  };
}

/** A saved row as an entry; null for a row that has not come so far. */
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
    near: row.near && row.nearest ? { projectId: row.nearest.project_id, title: row.nearest.title } : null,
    projectId: row.project_id,
  };
}
