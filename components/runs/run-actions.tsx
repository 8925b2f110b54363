"use client";

import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { type RunChange, useChangeRun } from "@/lib/client/runs/use-change-run";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { ideas } from "@/lib/view/text";
import { RUN_STATE_ID } from "./run-progress";

/** Cancel the run, retry what is missing, or run the same again. */
export function RunActions({ status }: { status: RunStatus }) {
  const change = useChangeRun(status.task_id);
  const apply = (what: RunChange) =>
    change.mutate(what, { onSuccess: () => document.getElementById(RUN_STATE_ID)?.focus() });
  const missing = status.num_requested - status.counts.saved;
  // What failed for the settings fails again under them.
  const hopeless = status.errors.filter(({ retryable }) => !retryable).length;
  const prefill = {
    tags: status.seed_tags,
    ideas: status.num_requested,
    creativity: status.creativity,
    min_score: status.min_idea_score,
    candidates: status.max_candidates,
    per_call: status.ideas_per_call,
    language: status.language ?? "",
    judge: status.judge,
    measures: status.measures,
  };
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {!isFinished(status) && (
          <Button disabled={change.isPending} onClick={() => apply("cancelRun")}>
            {change.isPending ? "Cancelling…" : "Cancel"}
          </Button>
        )}
        {isFinished(status) && missing > hopeless && (
          <Button disabled={change.isPending} onClick={() => apply("retryRun")}>
            {change.isPending ? "Starting…" : `Retry ${ideas(missing)}`}
          </Button>
        )}
        {isFinished(status) && (
          <>
            <Link href={links.designer(prefill)} className={buttonClass()}>
              Run again
            </Link>
            <Link
              href={links.designer({ ...prefill, seed: status.seed, corpus: status.corpus_mark })}
              className={buttonClass()}
            >
              Run again, same seed
            </Link>
          </>
        )}
      </div>
      {change.error && (
        <p role="alert" dir="auto" className="mt-2 text-sm text-danger">
          {change.error.message}
        </p>
      )}
    </div>
  );
}
