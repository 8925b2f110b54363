"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, queryKey } from "../http";

/** What is written again: one column, or the whole row. */
export type RegeneratedColumn = "metadata" | "idea_quality" | null;

/** Has a saved row of a run written again; its rows tell how far that is. */
export function useRegenerateRow(taskId: string, row: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (column: RegeneratedColumn) =>
      call("regenerateRow", { params: { task_id: taskId, row: String(row) }, body: { column } }),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: queryKey("listRows", { params: { task_id: taskId } }) }),
  });
}
