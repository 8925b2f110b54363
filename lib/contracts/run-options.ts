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
