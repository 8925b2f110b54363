export const RUN_STATES = ["PENDING", "STARTED", "SUCCESS", "FAILURE"] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Whether a run has ended. A retry starts it again. */
export function isFinished({ state }: { state: RunState }): boolean {
  return state === "SUCCESS" || state === "FAILURE";
}
