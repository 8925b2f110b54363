"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { queryKey } from "../http";
import { runStatusOptions } from "./run-status";
import { followRun } from "./run-stream";

/** Between two polls beside a stream, in case it has broken without a word, in milliseconds. */
const BESIDE_STREAM_MS = 30_000;

/** A run's status, first as the server rendered it, from then on as streamed, or as polled while there is no stream. */
export function useRunStatus(initial: RunStatus) {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  const { task_id } = initial;
  const options = runStatusOptions(task_id);
  const query = useQuery({
    ...options,
    ...(live ? { refetchInterval: BESIDE_STREAM_MS } : {}),
    initialData: initial,
  });
  const finished = isFinished(query.data);
  const gone = query.isError;
  useEffect(() => {
    if (finished || gone) return;
    const rowsKey = queryKey("listRows", { params: { task_id } });
    const { queryKey: statusKey } = runStatusOptions(task_id);
    return followRun(task_id, {
      onLive: setLive,
      onChange(status, rows) {
        // What is on its way is older than this.
        void client.cancelQueries({ queryKey: rowsKey });
        client.setQueryData(rowsKey, { rows, total: rows.length });
        client.setQueryData(statusKey, status);
      },
    });
  }, [client, task_id, finished, gone]);
  return { ...query, live };
}
