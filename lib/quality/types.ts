/** What is measured: the rows of one or several runs, as their runs left them. */
export interface QualityInput {
  rows: readonly QualityRow[];
  /** From which two ideas count as the same. */
  cosine: number;
  /** US dollars a million tokens; null where no prices are known. */
  prices: { input: number; output: number } | null;
  /** Accepted synonyms of a tag. */
  synonyms(tag: string): readonly string[];
}

export interface QualityRow {
  run: string;
  /** From 0. */
  row: number;
  seedTags: readonly string[];
  primaryTag: string;
  targetAudience: string;
  /** 1 to 10. */
  targetComplexity: number;
  /** Null where the row has none. */
  idea: QualityIdea | null;
  /** Whether the idea is saved, neither too similar to another nor below the run's minimum. */
  accepted: boolean;
  /** Requests to a model, whatever became of them. */
  calls: number;
  promptTokens: number;
  completionTokens: number;
  /** How long the model worked, in milliseconds. */
  modelMs: number;
}

export interface QualityIdea {
  title: string;
  tagline: string;
  description: string;
  /** What the idea was extracted from. */
  prose: string;
  hashtags: readonly string[];
  /** The judge's own, 1 to 10; null where none judged. */
  ideaScore: number | null;
  complexityScore: number | null;
  /** As it was measured when the idea was written. */
  novelty: number | null;
  /** Of unit length and one model; null where it has none of that model. */
  vector: Float32Array | null;
}
