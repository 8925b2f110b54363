"use client";

import { type ReactNode, useState } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { progressFraction } from "@/lib/client/runs/run-status";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { runResultText } from "@/lib/view/run-result";
import { etaWords, runState } from "@/lib/view/text";

/** Takes focus when a button of the run has done its work and is gone. */
export const RUN_STATE_ID = "run-state";

interface RunProgressProps {
  status: RunStatus;
  /** The run's buttons. */
  children: ReactNode;
}

/** The state of the run in words, its counts, how long it will still take, and one bar. */
export function RunProgress({ status, children }: RunProgressProps) {
  const { saved, failed } = status.counts;
  const value = useMonotonic(progressFraction(status), failed);
  const eta = etaWords(status.eta_seconds);
  const state = runState(status);
  const result = runResultText(status);
  const counts = `${saved} saved, ${failed} failed, of ${status.num_requested}`;
  return (
    <section aria-label="Progress">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <p id={RUN_STATE_ID} tabIndex={-1} className="text-lg font-semibold" data-testid="run-state">
            {state}
          </p>
          <p className="figures text-sm text-quiet" data-testid="run-counts">
            {counts}
            {eta && !isFinished(status) && ` · ${eta}`}
          </p>
          {result && (
            <p className="figures mt-1 max-w-prose text-sm" data-testid="run-result">
              {result}
            </p>
          )}
        </div>
        {children}
      </div>
      <div className="mt-4">
        <ProgressBar
          value={value}
          label="Progress of the run"
          text={`${state}: ${counts}`}
          stopped={status.state === "FAILURE"}
        />
      </div>
    </section>
  );
}

/** The highest value so far. It restarts when `failed` falls: failed rows are then being retried. */
function useMonotonic(value: number, failed: number): number {
  const [highest, setHighest] = useState({ value, failed });
  const retried = failed < highest.failed;
  if (retried || value > highest.value || failed > highest.failed) {
    const next = { value: retried ? value : Math.max(value, highest.value), failed };
    setHighest(next);
    return next.value;
  }
  return highest.value;
}
