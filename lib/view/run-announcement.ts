import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { runResultText } from "./run-result";
import { runState } from "./text";

const QUARTERS = ["", "A quarter done", "Half done", "Three quarters done"];

/**
 * What screen readers are told of a run, which changes with its stage and at each quarter, and at no other time.
 *
 * @param key of what was told last; the same key is not told again, however far the run has come meanwhile
 */
export function runAnnouncement(status: RunStatus): { key: string; text: string } {
  const { saved, failed } = status.counts;
  const counts = `${saved} saved${failed > 0 ? `, ${failed} failed` : ""}, of ${status.num_requested}.`;
  if (isFinished(status)) {
    const result = runResultText(status);
    const text = [`${runState(status)}.`, failed > 0 ? `${failed} failed.` : null, result];
    return { key: `${status.state} ${status.outcome}`, text: text.filter(Boolean).join(" ") };
  }
  const quarter = Math.min(3, Math.floor((4 * (saved + failed)) / Math.max(1, status.num_requested)));
  const key = `${status.state} ${status.stage} ${quarter}`;
  if (quarter > 0) return { key, text: `${QUARTERS[quarter]}: ${counts}` };
  return { key, text: `${runState(status)}.` };
}
