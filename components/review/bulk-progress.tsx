"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { toFailure } from "@/lib/client/review/failure";
import type { Bulk } from "@/lib/client/review/use-bulk";
import { isFinished } from "@/lib/contracts/run-state";
import type { BulkItems, BulkStatus } from "@/lib/contracts/types";
import { bulkOutcome, bulkTitle } from "@/lib/view/review-text";
import { FailureNotice } from "./failure-notice";

/** How far a change of many projects is, what became of each, and what stops or undoes it. */
export function BulkProgress({ bulk, onClosed }: { bulk: Bulk; onClosed: () => void }) {
  const refused = bulk.start.error ?? bulk.undo.error ?? bulk.stop.error ?? bulk.status.error;
  const status = bulk.id === null ? undefined : bulk.status.data;
  if (!status && !refused) return null;
  const close = () => {
    bulk.start.reset();
    bulk.undo.reset();
    bulk.stop.reset();
    bulk.close();
    onClosed();
  };
  return (
    <section aria-label="Change of several" className="mb-6 space-y-3 border-y border-rule py-3 text-sm">
      {refused && <FailureNotice failure={toFailure("Not done", refused)} onClose={close} />}
      {status && <Status status={status} bulk={bulk} onClose={close} />}
      {status && bulk.items.data && <Outcomes {...bulk.items.data} />}
    </section>
  );
}

function Status({ status, bulk, onClose }: { status: BulkStatus; bulk: Bulk; onClose: () => void }) {
  const { bulk_id, total, done, outcomes, stopped, error } = status;
  const told = useRef<HTMLParagraphElement>(null);
  // What started it goes as it ends.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of many takes focus once
  useEffect(() => told.current?.focus(), [bulk_id]);
  const finished = isFinished(status);
  const parts = Object.entries(outcomes).filter(([, count]) => count > 0);
  const words = parts.map(([outcome, count]) => `${count} ${bulkOutcome(outcome)}`).join(", ");
  const text = `${bulkTitle(status)}: ${done} of ${total}${words ? `, ${words}` : ""}`;
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p ref={told} tabIndex={-1} role="status" className="figures" data-testid="bulk-state">
          <span className="font-semibold">{bulkTitle(status)}</span>
          {`: ${done} of ${total}`}
          {words && <span className="text-quiet"> · {words}</span>}
          {stopped && <span className="text-quiet"> · {finished ? "stopped" : "stopping…"}</span>}
        </p>
        <p className="flex gap-4">
          {!finished && !stopped && (
            <Button look="bare" onClick={() => bulk.stop.mutate()}>
              Stop
            </Button>
          )}
          {finished && outcomes.changed > 0 && status.action !== "undo" && (
            <Button look="bare" onClick={() => bulk.undo.mutate(bulk_id)}>
              Undo all
            </Button>
          )}
          {finished && (
            <Button look="bare" onClick={onClose}>
              Close
            </Button>
          )}
        </p>
      </div>
      <div className="mt-2">
        <ProgressBar
          value={total === 0 ? 1 : done / total}
          label="Progress of the change"
          text={text}
          stopped={stopped}
        />
      </div>
      {error && !stopped && <p className="mt-2 text-danger">{error}</p>}
    </div>
  );
}

/** What became of each project; those that came out otherwise than meant come first. */
function Outcomes({ items, total }: BulkItems) {
  const ordered = items.toSorted(
    (one, other) => Number(one.outcome === "changed") - Number(other.outcome === "changed"),
  );
  return (
    <details>
      <summary className="min-h-6 text-quiet hover:text-accent">What became of each</summary>
      <ul className="mt-1 max-h-72 overflow-y-auto">
        {ordered.map(({ project_id, title, outcome, error }) => (
          <li key={project_id} className="flex flex-wrap gap-x-3 border-t border-rule py-1">
            <span dir="auto" className="min-w-0 font-serif">
              {title ?? `Project ${project_id}`}
            </span>
            <span className={outcome === "changed" ? "text-quiet" : "text-caution"}>
              {outcome === null ? "not reached" : bulkOutcome(outcome)}
              {error && `: ${error}`}
            </span>
          </li>
        ))}
      </ul>
      {total > items.length && <p className="mt-1 text-quiet">and {total - items.length} more</p>}
    </details>
  );
}
