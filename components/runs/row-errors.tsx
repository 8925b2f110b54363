"use client";

import { Button } from "@/components/ui/button";
import { SectionHeading } from "@/components/ui/section-heading";
import { useChangeRun } from "@/lib/client/runs/use-change-run";
import { isFinished } from "@/lib/contracts/run-state";
import type { RowFailure, RunStatus } from "@/lib/contracts/types";
import { ideas } from "@/lib/view/amounts";
import { type FailureGroup, groupFailures, ideaNumbers } from "@/lib/view/failures";
import { rowStage } from "@/lib/view/text";
import { FAILED_ID, RUN_STATE_ID } from "./run-progress";

/** The failed ideas of a run, which can be retried once it has ended. */
export function FailedIdeas({ status }: { status: RunStatus }) {
  const retry = useChangeRun(status.task_id);
  const again = (rows: number[]) =>
    retry.mutate({ retryRows: rows }, { onSuccess: () => document.getElementById(RUN_STATE_ID)?.focus() });
  return (
    <RowErrors
      errors={status.errors}
      onRetry={isFinished(status) ? again : null}
      isPending={retry.isPending}
      refusal={retry.error?.message}
      told={status.error}
    />
  );
}

interface RowErrorsProps {
  errors: readonly RowFailure[];
  /** Null where rows cannot be retried now. */
  onRetry: ((rows: number[]) => void) | null;
  isPending?: boolean;
  /** Why a retry was refused. */
  refusal?: string | undefined;
  /** What the page has said of the run as a whole, so that it is not said again. */
  told?: string | null;
}

/** Failed ideas by their cause: how many, why, at what stage, and whether a retry may help. */
export function RowErrors({ errors, onRetry, isPending = false, refusal, told = null }: RowErrorsProps) {
  if (errors.length === 0) return null;
  return (
    <section aria-labelledby={FAILED_ID}>
      <SectionHeading id={FAILED_ID} tabIndex={-1} className="mb-2">
        {ideas(errors.length)} failed
      </SectionHeading>
      <ul>
        {groupFailures(errors).map((group) => (
          <li
            key={group.key}
            data-testid="failure-group"
            className="grid gap-x-8 gap-y-1 border-t border-rule py-2.5 text-sm sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]"
          >
            <p className="figures font-semibold text-danger">{ideas(group.rows.length)}</p>
            <div className="max-w-prose min-w-0">
              {!told?.includes(group.sentences[0]?.sentence ?? "") && (
                <p dir="auto">{group.sentences[0]?.sentence}</p>
              )}
              <p className="text-quiet">
                While {rowStage(group.stage)}.{" "}
                {group.retryable ? "A retry may help." : "A retry will not help."}
              </p>
              <GroupRows group={group} onRetry={group.retryable ? onRetry : null} />
            </div>
            {onRetry && group.retryable && (
              <Button disabled={isPending} className="self-start" onClick={() => onRetry(group.rows)}>
                Retry {ideas(group.rows.length)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {refusal && (
        <p role="alert" dir="auto" className="mt-2 text-sm text-danger">
          {refusal}
        </p>
      )}
    </section>
  );
}

interface GroupRowsProps {
  group: FailureGroup;
  /** Null where a retry is not possible. */
  onRetry: ((rows: number[]) => void) | null;
}

/** Which ideas they are, each with its own words where these differ. */
function GroupRows({ group, onRetry }: GroupRowsProps) {
  const { rows, sentences } = group;
  if (rows.length === 1) {
    return (
      <p data-testid="row-error" className="figures text-quiet">
        {ideaNumbers(rows)}
      </p>
    );
  }
  return (
    <details className="figures">
      <summary className="min-h-6 text-quiet hover:text-accent">{ideaNumbers(rows)}</summary>
      <ul className="mt-1 space-y-1">
        {sentences.flatMap(({ sentence, rows: same }) =>
          same.map((row) => (
            <li key={row} data-testid="row-error" className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold">Idea {row + 1}</span>
              {sentences.length > 1 && <bdi className="min-w-0 text-quiet">{sentence}</bdi>}
              {onRetry && (
                <button type="button" className="link min-h-6" onClick={() => onRetry([row])}>
                  Retry idea {row + 1}
                </button>
              )}
            </li>
          )),
        )}
      </ul>
    </details>
  );
}
