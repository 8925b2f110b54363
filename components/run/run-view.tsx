"use client";

import { useQuery } from "@tanstack/react-query";
import { ApiError } from "@/lib/client/api-error";
import { runStatusOptions } from "@/lib/client/run-status";
import type { RunStatus } from "@/lib/contracts/generate";
import { ConnectionNotice } from "./connection-notice";
import { RowErrors } from "./row-errors";
import { RunActions } from "./run-actions";
import { RunAnnouncer } from "./run-announcer";
import { RunDetails } from "./run-details";
import { RunGone } from "./run-gone";
import { RunHeading } from "./run-heading";
import { RunIdeas } from "./run-ideas";
import { RunNotices } from "./run-notices";
import { RunProgressBlock } from "./run-progress-block";

/** A run as the server knew it when the page was asked for, and from then on as it goes. */
export function RunView({ initial }: { initial: RunStatus }) {
  const query = useQuery({ ...runStatusOptions(initial.task_id), initialData: initial });
  const status = query.data;
  if (query.error instanceof ApiError && query.error.status === 404) return <RunGone />;
  return (
    <>
      <RunAnnouncer status={status} />
      <RunHeading status={status} />
      <div className="space-y-8">
        <RunProgressBlock status={status}>
          <RunActions status={status} />
        </RunProgressBlock>
        <ConnectionNotice
          failures={query.failureCount}
          error={query.failureReason}
          onTryNow={query.refetch}
        />
        <RunNotices status={status} />
        <RowErrors errors={status.errors} />
        <RunIdeas status={status} />
        <RunDetails status={status} />
      </div>
    </>
  );
}
