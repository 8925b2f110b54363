const NAMES: Readonly<Record<string, string>> = {
  sampled: "Sampled",
  project_idea: "Idea",
  metadata: "Metadata",
  idea_quality: "Judge",
  second_opinion: "Second judge",
  compare_ideas: "Comparisons",
  embedding: "Embedding",
  saving: "Saved",
  // Of a project from Hacker News.
  projects: "Reading the comment",
};

/** What a column of a row, or of the calls to models, is called. */
export const columnName = (column: string): string => NAMES[column] ?? column.replaceAll("_", " ");
