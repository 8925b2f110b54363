"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, queryKey } from "../http";
import { runStatusOptions } from "./run-status";

/** What becomes of a run: it is cancelled, or retried as a whole or in some of its rows. */
export type RunChange = "cancelRun" | "retryRun" | { retryRows: number[] };

/** Cancels or retries a run, and stores the answer as its polled status, so that polling stops or resumes. */
export function useChangeRun(taskId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: RunChange) => {
      const params = { task_id: taskId };
      if (typeof change === "string") return call(change, { params });
      return call("retryRun", { params, body: { rows: change.retryRows } });
    },
    onSuccess: async (status) => {
      const { queryKey: statusKey } = runStatusOptions(taskId);
      await client.cancelQueries({ queryKey: statusKey });
      client.setQueryData(statusKey, status);
      await client.invalidateQueries({ queryKey: queryKey("listRuns") });
    },
  });
}
