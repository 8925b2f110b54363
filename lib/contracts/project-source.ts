/** The `source` of a project that a run made; waywo's own name for it. */
export const DESIGNER_SOURCE = "nemo_data_designer";

/** Whether the Designer made a project. It stays so after its run has been deleted, so `run_id` cannot tell. */
export function isDesigned({ source }: { source: string | null }): boolean {
  return source === DESIGNER_SOURCE;
}
