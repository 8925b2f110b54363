"use client";

import { memo, useState } from "react";
import { type Idea, ideaOfRow } from "@/components/ideas/idea";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isFinished } from "@/lib/contracts/run-state";
import type { Row, RunStatus } from "@/lib/contracts/types";
import { ideas } from "@/lib/view/amounts";
import { RowAgain } from "./row-again";
import { RowDetails } from "./row-details";

interface RunIdeasProps {
  status: RunStatus;
  rows: readonly Row[];
  /** Why the latest rows could not be fetched. */
  error: Error | null;
  onRetry: () => void;
  /** Whether an admin reads it. */
  admin: boolean;
}

/** The run's saved ideas: in row order those that were there, then each as it is saved. */
export function RunIdeas({ status, rows, error, onRetry, admin }: RunIdeasProps) {
  const saved = rows.filter(({ state }) => state === "saved");
  const { order, openedWith } = useArrivals(saved);
  const byRow = new Map(saved.map((row) => [row.row, row]));
  const open = isFinished(status) ? 0 : status.num_requested - status.counts.saved - status.counts.failed;
  // What is below does not move while ideas come.
  const [isLive] = useState(!isFinished(status));
  return (
    <section aria-labelledby="ideas" aria-busy={open > 0} className={isLive ? "min-h-dvh" : ""}>
      <h2 id="ideas" className="mb-2 font-semibold">
        Ideas
        {open > 0 && <span className="figures font-normal text-quiet"> · {ideas(open)} still to come</span>}
      </h2>
      {error && (
        <Notice tone="danger" title="The latest ideas could not be loaded" role="status">
          <p>
            <bdi>{error.message}</bdi>
          </p>
          <Button look="bare" onClick={onRetry}>
            Try again
          </Button>
        </Notice>
      )}
      <ol>
        {order.map((number) => {
          const row = byRow.get(number);
          return (
            row && (
              <SavedIdea key={number} row={row} isFresh={!openedWith.has(number)} {...{ status, admin }} />
            )
          );
        })}
      </ol>
      {isFinished(status) && status.counts.saved === 0 && (
        <p className="border-t border-rule py-6 text-quiet">No idea of this run was saved.</p>
      )}
    </section>
  );
}

/** The rows in the order to show them: what is new comes last, so that nothing moves under its reader. */
function useArrivals(saved: readonly Row[]) {
  const [openedWith] = useState(() => new Set(saved.map(({ row }) => row)));
  const [order, setOrder] = useState<number[]>(() => [...openedWith]);
  const known = new Set(order);
  const arrived = saved.filter(({ row }) => !known.has(row)).map(({ row }) => row);
  if (arrived.length > 0) setOrder([...order, ...arrived]);
  return { order, openedWith };
}

interface SavedIdeaProps {
  row: Row;
  isFresh: boolean;
  status: Pick<RunStatus, "task_id">;
  admin: boolean;
}

/** Rendered again only when its row has changed. */
const SavedIdea = memo(
  function SavedIdea({ row, isFresh, status, admin }: SavedIdeaProps) {
    const idea: Idea | null = ideaOfRow(row);
    if (!idea) return null;
    const details = (
      <>
        <RowDetails row={row} />
        <RowAgain taskId={status.task_id} row={row} admin={admin} />
      </>
    );
    return (
      <li data-testid="idea">
        <IdeaEntry
          idea={idea}
          mark={<IdeaNumber row={row.row} />}
          heading="h3"
          fresh={isFresh}
          details={details}
        />
      </li>
    );
  },
  (before, after) => before.row === after.row && before.admin === after.admin,
);

/** The number of an idea in its run, from 1. */
function IdeaNumber({ row }: { row: number }) {
  return (
    <p className="figures font-serif text-lg leading-[1.65rem]">
      <span className="sr-only">Idea </span>
      <span aria-hidden="true">№ </span>
      {row + 1}
    </p>
  );
}
