"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, queryKey } from "../http";
import { runStatusOptions } from "./run-status";

export type RunChange = "cancelRun" | "retryRun";

/** Cancels or retries a run, and stores the answer as its polled status, so that polling stops or resumes. */
export function useChangeRun(taskId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: RunChange) => call(change, { params: { task_id: taskId } }),
    onSuccess: async (status) => {
      const { queryKey: statusKey } = runStatusOptions(taskId);
      await client.cancelQueries({ queryKey: statusKey });
      client.setQueryData(statusKey, status);
      await client.invalidateQueries({ queryKey: queryKey("listRuns") });
    },
  });
}
