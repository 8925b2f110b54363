import type { RunState } from "@/lib/contracts/generate";

/** Whether a run has ended, for now: a retry of its rows starts it again. */
export function isOver(run: { state: RunState }): boolean {
  return run.state === "SUCCESS" || run.state === "FAILURE";
}
