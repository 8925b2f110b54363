"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, queryKey } from "../http";
import { runStatusOptions } from "./run-status";

interface Edit {
  name: string;
  note: string;
}

/** Names a run and notes something about it; the answer becomes its status. */
export function useEditRun(taskId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Edit) => call("editRun", { params: { task_id: taskId }, body }),
    onSuccess: async (status) => {
      const { queryKey: statusKey } = runStatusOptions(taskId);
      await client.cancelQueries({ queryKey: statusKey });
      client.setQueryData(statusKey, status);
      void client.invalidateQueries({ queryKey: queryKey("listRuns") });
    },
  });
}
