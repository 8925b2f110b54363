/** What is done for ideas worth having; each can be switched off by itself, so that its gain can be measured. */
export const DEFAULT_MEASURES = {
  /** Every row is shown a few projects of the corpus, to build on the need and not on the product. */
  inspirations: true,
  /** Every row starts from a kind of problem. */
  problem_frames: true,
  /** Later rows are told what the run's other rows are about. */
  siblings: true,
  /** An idea is also compared without its subject, and by its sentences. */
  purpose_novelty: true,
  /** The judge is shown graded examples. */
  graded_examples: true,
} as const;

export type Measures = Record<keyof typeof DEFAULT_MEASURES, boolean>;

export const MEASURE_NAMES = Object.keys(DEFAULT_MEASURES) as (keyof Measures)[];

/** How ideas are scored: each by itself, or compared with the run's others as well. */
export const JUDGES = ["absolute", "pairwise"] as const;

/** A BCP 47 tag in its canonical spelling; null where the text is none. */
export function canonicalLanguage(given: string): string | null {
  try {
    const [canonical = null] = Intl.getCanonicalLocales(given.trim());
    return canonical;
  } catch {
    return null;
  }
}

/** Where a run stands, as people choose in the list: under way, or how it ended. */
export const RUN_PHASES = ["open", "done", "failed", "cancelled"] as const;

/** Characters of what its owner calls a run, and of what they write down about it. */
export const MAX_RUN_NAME = 80;
export const MAX_RUN_NOTE = 2000;

/** For how many days a deleted run can be taken back. */
export const DELETED_RUN_DAYS = 30;

/** The columns that can be written again by themselves. */
export const REGENERATED_COLUMNS = ["metadata", "idea_quality"] as const;
export type RegeneratedColumn = (typeof REGENERATED_COLUMNS)[number];
