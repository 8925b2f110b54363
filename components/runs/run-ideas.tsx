"use client";

import { memo, useState } from "react";
import { type Idea, ideaOfRow } from "@/components/ideas/idea";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SectionHeading } from "@/components/ui/section-heading";
import { isFinished } from "@/lib/contracts/run-state";
import type { Row, RunStatus } from "@/lib/contracts/types";
import { ideas } from "@/lib/view/amounts";
import { ideaNumbers } from "@/lib/view/failures";
import { RowAgain } from "./row-again";
import { RowDetails } from "./row-details";
import { FAILED_ID } from "./run-progress";

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
  // That there are none, the state says; and the failures, why.
  if (!isLive && isFinished(status) && status.counts.saved === 0) return null;
  return (
    <section aria-labelledby="ideas" aria-busy={open > 0} className={isLive ? "min-h-dvh" : ""}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <SectionHeading id="ideas">Ideas</SectionHeading>
        <Missing status={status} open={open} />
      </div>
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
  status: Pick<RunStatus, "task_id" | "num_requested">;
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
          mark={<IdeaNumber row={row.row} of={status.num_requested} />}
          heading="h3"
          fresh={isFresh}
          details={details}
        />
      </li>
    );
  },
  (before, after) => before.row === after.row && before.admin === after.admin,
);

/** Which of the ideas that the run was asked for it is, from 1: as in the sheet, and among the failures. */
function IdeaNumber({ row, of }: { row: number; of: number }) {
  return (
    <p className="figures font-serif text-lg leading-[1.65rem]">
      Idea {row + 1}
      <span className="text-sm"> of {of}</span>
    </p>
  );
}

/** The longest list of numbers that has room beside the heading, in characters. */
const MAX_NUMBERS = 28;

/** Which ideas are not in the list: for failures, or as they are still to come. */
function Missing({ status, open }: { status: RunStatus; open: number }) {
  const failed = status.errors.map(({ row }) => row);
  if (open > 0) return <p className="figures text-sm text-quiet">{ideas(open)} still to come</p>;
  if (failed.length === 0) return null;
  const numbers = ideaNumbers(failed);
  return (
    <p className="figures text-sm text-quiet">
      <a href={`#${FAILED_ID}`} className="link">
        {numbers.length > MAX_NUMBERS ? ideas(failed.length) : numbers} failed
      </a>
    </p>
  );
}
