import type { RunStatus } from "@/lib/contracts/generate";

/**
 * How much of a run is done, 0 to 1. A row has two halves, written and settled (saved or failed), so the bar
 * moves from the first idea on and is full exactly when no row is left.
 */
export function runProgress({ counts, num_requested: rows, state }: RunStatus): number {
  if (state === "SUCCESS") return 1;
  if (rows === 0) return 0;
  const settled = counts.saved + counts.failed;
  const written = Math.max(counts.generated, settled);
  return Math.min(1, (written + settled) / (2 * rows));
}
