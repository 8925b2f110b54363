"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeRun, type RunChange } from "./change-run";
import { runStatusKey } from "./run-status";

/** Cancels or retries a run and puts the answer where the polls put theirs, so that polling goes on or stops. */
export function useChangeRun(taskId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: RunChange) => changeRun(taskId, change),
    onSuccess: async (status) => {
      await client.cancelQueries({ queryKey: runStatusKey(taskId) });
      client.setQueryData(runStatusKey(taskId), status);
      await client.invalidateQueries({ queryKey: ["runs", "list"] });
    },
  });
}
