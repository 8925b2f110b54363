"use client";

import type { ReactNode } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { isOver } from "@/lib/client/is-over";
import { runProgress } from "@/lib/client/run-progress";
import { etaWords, runState } from "@/lib/client/run-words";
import { useGrowing } from "@/lib/client/use-growing";
import type { RunStatus } from "@/lib/contracts/generate";

/** Where focus goes when a button of the run has done its work and is gone. */
export const RUN_STATE_ID = "run-state";

interface RunProgressBlockProps {
  status: RunStatus;
  /** What can be done about it. */
  children: ReactNode;
}

/** Where the run stands: its stage in words, one bar, the counts, how long it still takes. */
export function RunProgressBlock({ status, children }: RunProgressBlockProps) {
  const { saved, failed } = status.counts;
  const value = useGrowing(runProgress(status), failed);
  const eta = etaWords(status.eta_seconds);
  const words = runState(status);
  const counts = `${saved} saved, ${failed} failed, of ${status.num_requested}`;
  return (
    <section aria-label="Progress">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <p id={RUN_STATE_ID} tabIndex={-1} className="text-lg font-semibold" data-testid="run-state">
            {words}
          </p>
          <p className="figures text-sm text-quiet" data-testid="run-counts">
            {counts}
            {eta && !isOver(status) && ` · ${eta}`}
          </p>
        </div>
        {children}
      </div>
      <div className="mt-4">
        <ProgressBar
          value={value}
          label="Progress of the run"
          text={`${words}: ${counts}`}
          stopped={status.state === "FAILURE"}
        />
      </div>
    </section>
  );
}
