/** "1 call", "4 calls". */
export const calls = (count: number) => (count === 1 ? "1 call" : `${count} calls`);

/** A number as it is read: "12,480". */
export const thousands = (value: number) => new Intl.NumberFormat("en-GB").format(value);

const COLUMNS: Record<string, string> = {
  project_idea: "Idea",
  metadata: "Title and tags",
  idea_quality: "Judge",
  projects: "Reading the comment",
};

/** What a call to a model was for. */
export const modelColumn = (column: string) => COLUMNS[column] ?? column.replaceAll("_", " ");

/** Milliseconds as a person reads them: "40 ms", "3.2 s". */
export const duration = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);
