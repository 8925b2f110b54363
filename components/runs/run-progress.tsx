"use client";

import { type ReactNode, useEffect, useState } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { progressFraction } from "@/lib/client/runs/run-status";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { duration } from "@/lib/view/amounts";
import { runResultText } from "@/lib/view/run-result";
import { etaWords, runState } from "@/lib/view/text";

/** Takes focus when a button of the run has done its work and is gone. */
export const RUN_STATE_ID = "run-state";
/** The heading of the failures, which the state and the ideas lead to. */
export const FAILED_ID = "failed";

interface RunProgressProps {
  status: RunStatus;
  /** The run's buttons. */
  children: ReactNode;
}

/** The state of the run in words, its counts, how long it has taken and will still take, and one bar. */
export function RunProgress({ status, children }: RunProgressProps) {
  const { saved, failed } = status.counts;
  const value = useMonotonic(progressFraction(status), failed);
  const state = runState(status);
  const [isLive] = useState(!isFinished(status));
  const counts = `${saved} saved, ${failed} failed, of ${status.num_requested}`;
  return (
    <section aria-label="Progress">
      <div className="flex flex-col gap-x-6 gap-y-3 sm:flex-row sm:items-end">
        {/* A long line breaks here, instead of pushing the buttons below. */}
        <div className="min-w-0 sm:flex-1">
          <p id={RUN_STATE_ID} tabIndex={-1} className="text-lg font-semibold" data-testid="run-state">
            {state}
          </p>
          <p className="figures text-sm text-quiet">
            {isFinished(status) ? <Took status={status} /> : <span data-testid="run-counts">{counts}</span>}
          </p>
          {/* Has its room from the first second on, so that nothing below it moves at the end. */}
          <p className={`figures text-sm text-quiet ${isLive ? "min-h-[1.4rem] max-lg:min-h-[2.8rem]" : ""}`}>
            {isFinished(status) ? <Result status={status} /> : <Clock status={status} />}
          </p>
        </div>
        {children}
      </div>
      <div className="mt-4">
        <ProgressBar
          value={value}
          label="Progress of the run"
          text={`${state}: ${counts}`}
          stopped={status.state === "FAILURE"}
          failed={isFinished(status) ? failed / status.num_requested : 0}
        />
      </div>
    </section>
  );
}

/** What the state does not say: how many ideas failed, and how long it took. */
function Took({ status: { counts, started_at, finished_at } }: { status: RunStatus }) {
  const took =
    started_at && finished_at && `took ${duration(Date.parse(finished_at) - Date.parse(started_at))}`;
  return (
    <span data-testid="run-outcome">
      {counts.failed > 0 ? (
        <>
          <a href={`#${FAILED_ID}`} className="link">
            {counts.failed} failed
          </a>
          {took && ` · ${took}`}
        </>
      ) : (
        took && took.charAt(0).toUpperCase() + took.slice(1)
      )}
    </span>
  );
}

/** How many of the ideas are what was asked for. */
function Result({ status }: { status: RunStatus }) {
  const result = runResultText(status);
  return result && <span data-testid="run-result">{result}</span>;
}

/** How long the run has taken, to the second, and roughly what is left. */
function Clock({ status }: { status: RunStatus }) {
  const now = useNow();
  const { started_at, eta_seconds } = status;
  const elapsed = started_at && now !== null ? `${duration(now - Date.parse(started_at))} so far` : null;
  // The time left is told as of the last change.
  const since = now === null ? 0 : Math.max(0, (now - Date.parse(status.updated_at)) / 1000);
  const left = eta_seconds === null ? null : etaWords(Math.max(0, eta_seconds - since));
  return <span data-testid="run-clock">{[elapsed, left].filter(Boolean).join(" · ")}</span>;
}

/** The time, each second; null until the browser tells it, whose clock is not the server's. */
function useNow(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
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
