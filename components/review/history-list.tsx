"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Told } from "@/components/ui/told";
import { queryOf } from "@/lib/client/http";
import { useUndoEntry } from "@/lib/client/review/use-undo-entry";
import type { HistoryQuery, ReviewHistory } from "@/lib/contracts/types";
import { FailureNotice } from "./failure-notice";
import { HistoryEntry } from "./history-entry";

interface HistoryListProps {
  initial: ReviewHistory;
  query: HistoryQuery;
}

/** A page of the history; each entry that can be is undone from here. */
export function HistoryList({ initial, query }: HistoryListProps) {
  const { data } = useQuery({
    ...queryOf("listReviewHistory", { query }),
    initialData: initial,
    staleTime: 10_000,
  });
  const { undo, failure, done } = useUndoEntry();
  const told = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (undo.data) told.current?.focus();
  }, [undo.data]);
  return (
    <>
      <p ref={told} tabIndex={-1} aria-live="polite" className="text-sm text-quiet" data-testid="done">
        {done && <Told {...done} />}
      </p>
      {failure && <FailureNotice failure={failure} onClose={undo.reset} />}
      <ol>
        {data.entries.map((entry) => (
          <HistoryEntry key={entry.id} entry={entry} named busy={undo.isPending} onUndo={undo.mutate} />
        ))}
      </ol>
    </>
  );
}
