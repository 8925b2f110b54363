"use client";

import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { type RunChange, useChangeRun } from "@/lib/client/runs/use-change-run";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { ideas } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";
import { runPrefill } from "@/lib/view/run-prefill";
import { RunMenu } from "./run-menu";
import { RunNotify } from "./run-notify";
import { RUN_STATE_ID } from "./run-progress";

/** What is done to a run most: cancel it, retry what is missing, run the same again. The menu has the rest. */
export function RunActions({ status }: { status: RunStatus }) {
  const change = useChangeRun(status.task_id);
  const apply = (what: RunChange) =>
    change.mutate(what, { onSuccess: () => document.getElementById(RUN_STATE_ID)?.focus() });
  const missing = status.num_requested - status.counts.saved;
  // What failed for the settings fails again under them.
  const hopeless = status.errors.filter(({ retryable }) => !retryable).length;
  return (
    <div className="sm:max-w-2/3 print:hidden">
      <div className="flex flex-wrap gap-2">
        {!isFinished(status) && (
          <>
            <RunNotify status={status} />
            <Button disabled={change.isPending} onClick={() => apply("cancelRun")}>
              {change.isPending ? "Cancelling…" : "Cancel"}
            </Button>
          </>
        )}
        {isFinished(status) && missing > hopeless && (
          <Button disabled={change.isPending} onClick={() => apply("retryRun")}>
            {change.isPending ? "Starting…" : `Retry ${ideas(missing)}`}
          </Button>
        )}
        {isFinished(status) && (
          <Link href={links.designer(runPrefill(status))} prefetch={false} className={buttonClass()}>
            Run again
          </Link>
        )}
        <RunMenu status={status} />
      </div>
      {change.error && (
        <p role="alert" dir="auto" className="mt-2 text-sm text-danger">
          {change.error.message}
        </p>
      )}
    </div>
  );
}
