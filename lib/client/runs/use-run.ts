"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isFinished } from "@/lib/contracts/run-state";
import type { RowList, RunStatus } from "@/lib/contracts/types";
import { mergeRows, runRowsOptions } from "./run-rows";
import { newerStatus, runStatusOptions } from "./run-status";
import { followRun } from "./run-stream";

/** Between two polls beside a stream, in case it has broken without a word, in milliseconds. */
const BESIDE_STREAM_MS = 30_000;

/** A run as the server rendered it. */
export interface InitialRun {
  status: RunStatus;
  rows: RowList;
}

/**
 * A run's status and rows: first as the server rendered them, from then on as streamed, or as polled while there is no
 * stream. Of rows only what has changed is fetched.
 */
export function useRun(initial: InitialRun) {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  const { task_id } = initial.status;
  const status = useQuery({
    ...runStatusOptions(task_id),
    ...(live ? { refetchInterval: BESIDE_STREAM_MS } : {}),
    initialData: initial.status,
  });
  const rows = useQuery({ ...runRowsOptions(task_id, client), initialData: initial.rows });
  useNewer(initial);
  useRowsOf(status.data, { live, isFetching: rows.isFetching, refetch: rows.refetch });

  const finished = isFinished(status.data);
  const gone = status.isError;
  useEffect(() => {
    if (finished || gone) return;
    const { queryKey: statusKey } = runStatusOptions(task_id);
    const { queryKey: rowsKey } = runRowsOptions(task_id, client);
    return followRun(task_id, {
      cursor: () => client.getQueryData(rowsKey)?.cursor,
      onLive: setLive,
      onChange(changes) {
        // What is on its way is older than this.
        void client.cancelQueries({ queryKey: rowsKey });
        client.setQueryData(rowsKey, (known) =>
          mergeRows(known, { ...changes, total: Math.max(known?.total ?? 0, changes.rows.length) }),
        );
        const now = { ...client.getQueryData(statusKey), ...changes.status } as RunStatus;
        client.setQueryData(statusKey, now);
        return isFinished(now);
      },
    });
  }, [client, task_id, finished, gone]);
  return { status, rows, live };
}

/** Stores what the server has rendered where it is newer than what the browser knows, as on return to the page. */
function useNewer({ status, rows }: InitialRun): void {
  const client = useQueryClient();
  useEffect(() => {
    const { queryKey: statusKey } = runStatusOptions(status.task_id);
    const known = client.getQueryData(statusKey);
    if (known && newerStatus(known, status) === known) return;
    client.setQueryData(statusKey, status);
    client.setQueryData(runRowsOptions(status.task_id, client).queryKey, rows);
  }, [client, status, rows]);
}

interface RowsQuery {
  live: boolean;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

/** Without a stream, fetches what has changed of the rows whenever the status has; one fetch at a time. */
function useRowsOf(status: RunStatus, { live, isFetching, refetch }: RowsQuery): void {
  const version = `${status.state} ${status.updated_at} ${status.usage.calls}`;
  const fetched = useRef(version);
  useEffect(() => {
    if (isFetching || fetched.current === version) return;
    fetched.current = version;
    if (!live) void refetch();
  }, [version, isFetching, refetch, live]);
}
