/** What decides how soon the rows of a run begin. */
export interface RunSize {
  /** Ideas that are still to be written. */
  ideas: number;
  /** Whether the run is of a batch. */
  batch: boolean;
}

/** Ideas of a run that somebody waits for: one to five. */
export const SMALL_RUN = 5;

/** Whether a run goes before larger ones. One whose event tells no size, of a version before, does not. */
export function isSmall({ ideas, batch }: Partial<RunSize>): boolean {
  return ideas !== undefined && ideas <= SMALL_RUN && batch === false;
}
