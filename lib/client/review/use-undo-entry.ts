"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReviewEntry, Reviewed } from "@/lib/contracts/types";
import { call, queryKey } from "../http";
import { toFailure } from "./failure";

/** Takes an entry of the history back, wherever it is shown. */
export function useUndoEntry(onUndone?: (undone: Reviewed) => void) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: ({ id }: Pick<ReviewEntry, "id">) => call("undoReviewEntry", { params: { id: String(id) } }),
    onSuccess: onUndone,
    // What could be undone a moment ago may not be now, whether this was done or refused.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKey("listReviewHistory") }),
        client.invalidateQueries({ queryKey: queryKey("getReviewItem") }),
      ]),
  });
  return {
    undo,
    failure: undo.error ? toFailure("Not undone", undo.error) : null,
    done: undo.data ? { text: "Undone", about: undo.data.entry?.title ?? undo.data.project.title } : null,
  };
}
