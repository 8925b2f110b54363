"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { PageHeading } from "@/components/ui/page-heading";
import { Timestamp } from "@/components/ui/timestamp";
import { ApiError } from "@/lib/client/api-error";
import { takeFocus } from "@/lib/client/runs/pending-focus";
import { useRunStatus } from "@/lib/client/runs/use-run-status";
import type { RunStatus } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { runResultText } from "@/lib/view/run-result";
import { creativityWord, runState } from "@/lib/view/text";
import { RowErrors } from "./row-errors";
import { RunActions } from "./run-actions";
import { RunDetails } from "./run-details";
import { RunIdeas } from "./run-ideas";
import { RunNotFound } from "./run-not-found";
import { ConnectionNotice, RunNotices } from "./run-notices";
import { RunProgress } from "./run-progress";
import { RunTitle } from "./run-title";

interface RunViewProps {
  initial: RunStatus;
  /** Whether an admin reads it. */
  admin: boolean;
}

/** A run, first as the server rendered it and from then on as it changes. */
export function RunView({ initial, admin }: RunViewProps) {
  const query = useRunStatus(initial);
  const status = query.data;
  if (query.error instanceof ApiError && query.error.status === 404) return <RunNotFound />;
  return (
    <>
      <RunAnnouncer status={status} />
      <RunHeading status={status} />
      <div className="space-y-8">
        <RunProgress status={status}>
          <RunActions status={status} />
        </RunProgress>
        <ConnectionNotice failures={query.failureCount} error={query.failureReason} onRetry={query.refetch} />
        <RunNotices status={status} />
        <RowErrors errors={status.errors} />
        <RunIdeas status={status} live={query.live} />
        <RunDetails status={status} admin={admin} />
      </div>
    </>
  );
}

/** Tells screen readers how far the run is, politely and without moving focus. */
function RunAnnouncer({ status }: { status: RunStatus }) {
  const { saved, failed } = status.counts;
  const counts = saved + failed > 0 ? ` ${saved} saved${failed > 0 ? `, ${failed} failed` : ""}.` : "";
  return (
    <p aria-live="polite" className="sr-only">
      {runState(status)}.{counts} {runResultText(status)}
    </p>
  );
}

/** The title of the run. It takes focus when its person has just started it. */
function RunHeading({ status }: { status: RunStatus }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus(status.task_id)) heading.current?.focus();
  }, [status.task_id]);
  const over = (
    <Link href={links.runs()} className="link">
      Runs
    </Link>
  );
  return (
    <PageHeading ref={heading} over={over} title={<RunTitle run={status} />}>
      <p className="figures text-sm">
        Started <Timestamp at={status.created_at} /> · creativity {status.creativity} (
        {creativityWord(status.creativity)}) · written by{" "}
        <bdi>{status.model === "built-in" ? "the built-in composer" : status.model}</bdi>
      </p>
    </PageHeading>
  );
}
