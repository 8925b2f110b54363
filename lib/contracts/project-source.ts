/** The `source` of a project that a run made; waywo's own name for it. */
export const DESIGNER_SOURCE = "nemo_data_designer";
/** The `source` of a project that was read in a comment of Hacker News; waywo's own name for it. */
export const HN_SOURCE = "hn";
/** The `source` of the projects that this package brings; nobody has built them. */
export const SAMPLE_SOURCE = "sample";

/** Whether the Designer made a project. It stays so after its run has been deleted, so `run_id` cannot tell. */
export function isDesigned({ source }: { source: string | null }): boolean {
  return source === DESIGNER_SOURCE;
}

/** Whether a project is one of those that this package brings. */
export function isSample({ source }: { source: string | null }): boolean {
  return source === SAMPLE_SOURCE;
}
