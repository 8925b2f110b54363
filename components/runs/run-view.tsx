"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { PageHeading } from "@/components/ui/page-heading";
import { Timestamp } from "@/components/ui/timestamp";
import { ApiError } from "@/lib/client/api-error";
import { takeFocus } from "@/lib/client/runs/pending-focus";
import { type InitialRun, useRun } from "@/lib/client/runs/use-run";
import { useTabTitle } from "@/lib/client/runs/use-tab-title";
import type { RunStatus } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { creativityWord, runTabTitle } from "@/lib/view/text";
import { LiveSheet } from "./live-sheet";
import { FailedIdeas } from "./row-errors";
import { RunActions } from "./run-actions";
import { RunAnnouncer } from "./run-announcer";
import { RunCharts } from "./run-charts";
import { RunDetails } from "./run-details";
import { RunIdeas } from "./run-ideas";
import { RunName } from "./run-name";
import { RunNotFound } from "./run-not-found";
import { ConnectionNotice, RunNotices } from "./run-notices";
import { RunProgress } from "./run-progress";
import { RunTitle } from "./run-title";

interface RunViewProps {
  initial: InitialRun;
  /** Whether an admin reads it. */
  admin: boolean;
}

/** A run, first as the server rendered it and from then on as it changes. */
export function RunView({ initial, admin }: RunViewProps) {
  const run = useRun(initial);
  const status = run.status.data;
  const { rows } = run.rows.data;
  useTabTitle(runTabTitle(status));
  if (run.status.error instanceof ApiError && run.status.error.status === 404) return <RunNotFound />;
  return (
    <>
      <RunAnnouncer status={status} />
      <RunHeading status={status} />
      <div className="space-y-8">
        <RunProgress status={status}>
          <RunActions status={status} />
        </RunProgress>
        <ConnectionNotice
          failures={run.status.failureCount}
          error={run.status.failureReason}
          onRetry={run.status.refetch}
        />
        <RunNotices status={status} />
        <LiveSheet status={status} rows={rows} />
        <RunIdeas
          status={status}
          rows={rows}
          error={run.rows.error}
          onRetry={run.rows.refetch}
          admin={admin}
        />
        <FailedIdeas status={status} />
        <RunCharts status={status} rows={rows} />
        <RunDetails status={status} admin={admin} />
      </div>
    </>
  );
}

/** The title of the run. It takes focus when its person has just started it. */
function RunHeading({ status }: { status: RunStatus }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus(status.task_id)) heading.current?.focus();
  }, [status.task_id]);
  const over = (
    <Link href={links.runs()} prefetch={false} className="link">
      Runs
    </Link>
  );
  return (
    <PageHeading ref={heading} over={over} title={<RunTitle run={status} />}>
      <p className="figures text-sm">
        Started <Timestamp at={status.created_at} /> · creativity {status.creativity} (
        {creativityWord(status.creativity)}) · written by{" "}
        <bdi className="normal-nums">
          {status.model === "built-in" ? "the built-in composer" : status.model}
        </bdi>
      </p>
      <RunName status={status} />
    </PageHeading>
  );
}
