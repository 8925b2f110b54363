"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RegeneratedColumn } from "@/lib/contracts/run-options";
import { call, queryKey } from "../http";

/** Has a saved row of a run written again; its rows tell how far that is. */
export function useRegenerateRow(taskId: string, row: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (column: RegeneratedColumn | null) =>
      call("regenerateRow", { params: { task_id: taskId, row: String(row) }, body: { column } }),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: queryKey("listRows", { params: { task_id: taskId } }) }),
  });
}
