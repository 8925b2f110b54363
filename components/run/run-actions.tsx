"use client";

import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import type { RunChange } from "@/lib/client/change-run";
import { draftAddress } from "@/lib/client/draft-address";
import { isOver } from "@/lib/client/is-over";
import { ideas } from "@/lib/client/run-words";
import { useChangeRun } from "@/lib/client/use-change-run";
import type { RunStatus } from "@/lib/contracts/generate";
import { RUN_STATE_ID } from "./run-progress-block";

/** What can be done to a run: cancel it, retry what is missing, or run the same again. */
export function RunActions({ status }: { status: RunStatus }) {
  const change = useChangeRun(status.task_id);
  const doIt = (what: RunChange) =>
    change.mutate(what, { onSuccess: () => document.getElementById(RUN_STATE_ID)?.focus() });
  const missing = status.num_requested - status.counts.saved;
  const { seed, ...again } = status;
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {!isOver(status) && (
          <Button disabled={change.isPending} onClick={() => doIt("cancel")}>
            {change.isPending ? "Cancelling…" : "Cancel"}
          </Button>
        )}
        {isOver(status) && missing > 0 && (
          <Button disabled={change.isPending} onClick={() => doIt("retry")}>
            {change.isPending ? "Starting…" : `Retry ${ideas(missing)}`}
          </Button>
        )}
        {isOver(status) && (
          <>
            <Link href={draftAddress(again)} className={buttonClass()}>
              Run again
            </Link>
            <Link href={draftAddress({ ...again, seed })} className={buttonClass()}>
              Run again, same seed
            </Link>
          </>
        )}
      </div>
      {change.error && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {change.error.message}
        </p>
      )}
    </div>
  );
}
