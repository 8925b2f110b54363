"use client";

import { useState } from "react";
import { ideaOfRow } from "@/components/ideas/idea";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useRunRows } from "@/lib/client/runs/run-rows";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { ideas } from "@/lib/view/text";
import { RowDetails } from "./row-details";

/** The run's saved ideas in row order; each appears as soon as it is saved. */
export function RunIdeas({ status, live }: { status: RunStatus; live: boolean }) {
  const rows = useRunRows(status, live);
  // Ideas that were there when the page opened do not fade in.
  const [openedWith] = useState(() => new Set(status.project_ids));
  const saved = (rows.data ?? []).flatMap((row) => {
    const idea = ideaOfRow(row);
    return idea ? [{ row, idea }] : [];
  });
  const open = isFinished(status) ? 0 : status.num_requested - status.counts.saved - status.counts.failed;
  return (
    <section aria-labelledby="ideas" aria-busy={open > 0}>
      <h2 id="ideas" className="mb-2 font-semibold">
        Ideas
      </h2>
      {rows.error && (
        <Notice tone="danger" title="The ideas could not be loaded" role="status">
          <p>{rows.error.message}</p>
          <Button look="bare" onClick={() => void rows.refetch()}>
            Try again
          </Button>
        </Notice>
      )}
      {rows.isPending && status.counts.saved > 0 && (
        <Skeleton entries={status.counts.saved} label="Loading ideas" />
      )}
      <ol>
        {saved.map(({ row, idea }) => (
          <li key={row.row} data-testid="idea">
            <IdeaEntry
              idea={idea}
              mark={<IdeaNumber row={row.row} />}
              heading="h3"
              fresh={idea.projectId !== null && !openedWith.has(idea.projectId)}
              details={<RowDetails row={row} />}
            />
          </li>
        ))}
      </ol>
      {open > 0 && (
        <p className="breathe border-t border-rule py-6 text-quiet">{ideas(open)} still to come</p>
      )}
      {isFinished(status) && status.counts.saved === 0 && (
        <p className="border-t border-rule py-6 text-quiet">No idea of this run was saved.</p>
      )}
    </section>
  );
}

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
