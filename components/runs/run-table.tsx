"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Timestamp } from "@/components/ui/timestamp";
import { runListOptions } from "@/lib/client/runs/run-list";
import type { RunList, RunSummary } from "@/lib/contracts/types";
import { amount, duration, ideas } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";
import { runOptions } from "@/lib/view/run-options";
import { runsFilter } from "@/lib/view/runs-filter";
import type { RunsPage } from "@/lib/view/runs-params";
import { runState, writer } from "@/lib/view/text";
import { RunBar } from "./run-bar";
import { RunSubject, RunTitle } from "./run-title";

interface RunTableProps {
  page: RunsPage;
  initial: RunList;
  /** When that was read, in milliseconds since 1970. */
  readAt: number;
}

/** What was just read is not read again, in milliseconds. */
const FRESH_MS = 10_000;

/** A page of the runs; it follows those under way. */
export function RunTable({ page, initial, readAt }: RunTableProps) {
  const { data } = useQuery({
    ...runListOptions(initial.limit, page),
    initialData: initial,
    initialDataUpdatedAt: readAt,
    staleTime: FRESH_MS,
  });
  if (data.total === 0) return <NoRuns filtered={Object.keys(runsFilter(page)).length > 0} />;
  return (
    <div className="space-y-6">
      <ol aria-label="Runs" className="border-t border-rule">
        {data.runs.map((run) => (
          <RunRow key={run.task_id} run={run} />
        ))}
      </ol>
      <Pager {...data} href={(offset) => links.runs({ ...page, offset })} />
    </div>
  );
}

function NoRuns({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState title="No run is like that">
        <Link href={links.runs()} prefetch={false} className="link">
          Show all runs
        </Link>
        .
      </EmptyState>
    );
  return (
    <EmptyState title="No runs yet">
      <Link href={links.designer()} prefetch={false} className="link">
        Pick a few tags and press Generate
      </Link>
      ; the run will be listed here.
    </EmptyState>
  );
}

const GRID =
  "grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 border-b border-rule py-4 sm:grid-cols-[2.5rem_minmax(0,1fr)] lg:grid-cols-[2.5rem_minmax(0,1fr)_15rem_18rem]";

function RunRow({ run }: { run: RunSummary }) {
  const failed = run.state === "FAILURE" && run.outcome !== "cancelled";
  const options = runOptions(run).map(([name, value]) => `${name.toLowerCase()} ${value}`);
  return (
    <li className={GRID} data-testid="run-row">
      <p className="figures text-sm text-quiet max-sm:hidden">
        <span className="sr-only">Run </span>
        {run.number}
      </p>
      <div className="min-w-0">
        <h2 dir="auto" className="font-serif text-lg leading-snug">
          <Link
            href={links.run(run.task_id)}
            prefetch={false}
            className="inline-block min-h-6 font-semibold hover:text-accent hover:underline"
          >
            <RunTitle run={run} />
          </Link>
        </h2>
        <p className="figures text-sm text-quiet" suppressHydrationWarning>
          <span className="sm:hidden">Run {run.number} · </span>
          <Timestamp at={run.created_at} />
          {run.name && (
            <>
              {" · "}
              <RunSubject run={run} />
            </>
          )}
          {" · "}
          {[`creativity ${run.creativity}`, ...options].join(" · ")} ·{" "}
          <bdi className="normal-nums">{writer(run.model)}</bdi>
        </p>
        {run.note && (
          <p dir="auto" className="mt-1 line-clamp-2 max-w-prose text-sm">
            {run.note}
          </p>
        )}
        {failed && run.error && (
          <p dir="auto" className="mt-1 line-clamp-3 max-w-prose text-sm text-quiet">
            {run.error}
          </p>
        )}
      </div>
      <div className="min-w-0 max-lg:sm:col-start-2">
        <p className={`figures text-sm ${failed ? "text-danger" : ""}`}>{stateOf(run)}</p>
        <RunBar saved={run.num_saved} failed={run.num_failed} of={run.num_requested} />
        {run.num_failed > 0 && <p className="figures text-sm text-quiet">{run.num_failed} failed</p>}
      </div>
      <dl className="figures grid grid-cols-3 gap-x-4 text-sm max-lg:sm:col-start-2">
        <Fact name="Average score">{run.average_idea_score?.toFixed(1)}</Fact>
        <Fact name="Length">{run.seconds === null ? null : duration(run.seconds * 1000)}</Fact>
        <Fact name="Tokens">{tokensOf(run)}</Fact>
      </dl>
    </li>
  );
}

const stateOf = (run: RunSummary) =>
  run.state === "STARTED"
    ? `${runState(run)}: ${run.num_saved} of ${ideas(run.num_requested)} saved`
    : runState(run);

const tokensOf = ({ tokens: { prompt, completion } }: RunSummary) =>
  prompt + completion > 0 ? amount(prompt + completion) : null;

/** Leaves its place empty where there are no children: nothing is known of it yet, or never will be. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      {children != null && (
        <>
          <dt className="text-xs text-quiet">{name}</dt>
          <dd>{children}</dd>
        </>
      )}
    </div>
  );
}
