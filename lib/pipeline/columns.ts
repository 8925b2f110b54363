/** What is sampled for a row before any model is asked. */
export interface RowSamples {
  primaryTag: string;
  /** Two or three; fewer only where the vocabulary is smaller. */
  secondaryTags: string[];
  targetAudience: string;
  /** 1 (a single script) to 10 (research). */
  targetComplexity: number;
  /** Whether it tries a pair of tags that does not yet stand together in the corpus. */
  exploring: boolean;
}

/** The structured column. */
export interface Metadata {
  title: string;
  shortDescription: string;
  description: string;
  hashtags: string[];
}

/** The judge's column. */
export interface IdeaQuality {
  /** 1 to 10, against IDEA_RUBRIC. */
  ideaScore: number;
  /** 1 to 10, against COMPLEXITY_RUBRIC. */
  complexityScore: number;
  ideaReasoning: string | null;
  complexityReasoning: string | null;
}

/** The columns a model writes, in the order they are written. */
export const WRITTEN_COLUMNS = ["project_idea", "metadata", "idea_quality"] as const;
export type WrittenColumn = (typeof WRITTEN_COLUMNS)[number];

/** Temperatures of the columns that are read, not written: low, for the same answer twice. */
export const METADATA_TEMPERATURE = 0.1;
export const JUDGE_TEMPERATURE = 0.2;

/** Whom an idea may be for. */
export const TARGET_AUDIENCES = [
  "indie hackers",
  "enterprise developers",
  "data scientists",
  "students and learners",
  "open source contributors",
  "startup founders",
  "devops engineers",
  "frontend developers",
  "backend engineers",
  "mobile developers",
  "security researchers",
  "product managers",
  "hobbyist programmers",
  "creative technologists",
] as const;
