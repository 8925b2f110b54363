"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, queryKey } from "../http";

/** Takes the deletion of a run back. */
export function useRestoreRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taskId: string) => call("restoreRun", { params: { task_id: taskId } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKey("listRuns") }),
        client.invalidateQueries({ queryKey: queryKey("listDeletedRuns") }),
      ]),
  });
}
