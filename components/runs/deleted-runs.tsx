"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { SECTION_TITLE } from "@/components/ui/section-heading";
import { Timestamp } from "@/components/ui/timestamp";
import { queryOf } from "@/lib/client/http";
import { useRestoreRun } from "@/lib/client/runs/use-restore-run";
import { RunTitle } from "./run-title";

/** The deleted runs that its reader may restore; nothing where there are none. Only the browser's cookie tells whose. */
export function DeletedRuns() {
  const { data } = useQuery(queryOf("listDeletedRuns", { query: {} }));
  const restore = useRestoreRun();
  if (!data || data.total === 0) return null;
  return (
    <details className="mt-10 border-t border-ink pt-4 print:hidden">
      <summary className={`figures min-h-6 hover:text-accent ${SECTION_TITLE}`}>
        Deleted runs ({data.total})
      </summary>
      <p className="mt-1 max-w-prose text-sm text-quiet">
        Their ideas stay among the projects. A run goes for good 30 days after it was deleted.
      </p>
      <ul className="mt-3 border-t border-rule">
        {data.runs.map((run) => (
          <li
            key={run.task_id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-2.5"
          >
            <div className="min-w-0">
              <p dir="auto" className="font-serif">
                <RunTitle run={run} />
              </p>
              <p className="figures text-sm text-quiet">
                Run {run.number} · deleted <Timestamp at={run.deleted_at} /> · goes for good{" "}
                <Timestamp at={run.removed_at} />
              </p>
            </div>
            <Button disabled={restore.isPending} onClick={() => restore.mutate(run.task_id)}>
              Restore<span className="sr-only"> run {run.number}</span>
            </Button>
          </li>
        ))}
      </ul>
      {restore.error && (
        <p role="alert" dir="auto" className="mt-2 text-sm text-danger">
          {restore.error.message}
        </p>
      )}
    </details>
  );
}
