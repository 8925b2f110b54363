import { runState } from "@/lib/client/run-words";
import type { RunStatus } from "@/lib/contracts/generate";

/** Tells a screen reader, when it has a moment, how far the run is. Nothing takes focus. */
export function RunAnnouncer({ status }: { status: RunStatus }) {
  const { saved, failed } = status.counts;
  const counted = saved + failed > 0 ? ` ${saved} saved${failed > 0 ? `, ${failed} failed` : ""}.` : "";
  return (
    <p aria-live="polite" className="sr-only">
      {runState(status)}.{counted}
    </p>
  );
}
