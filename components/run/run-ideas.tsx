"use client";

import { useState } from "react";
import { ideaOfRow } from "@/components/ideas/idea";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { IdeaNumber } from "@/components/ideas/idea-number";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { isOver } from "@/lib/client/is-over";
import { ideas } from "@/lib/client/run-words";
import { useRunRows } from "@/lib/client/use-run-rows";
import type { RunStatus } from "@/lib/contracts/generate";

/** The run's saved ideas in order of row; each comes in as soon as it is saved. */
export function RunIdeas({ status }: { status: RunStatus }) {
  const rows = useRunRows(status);
  // What was there when the page opened does not fade in.
  const [openedWith] = useState(() => new Set(status.project_ids));
  const saved = (rows.data ?? []).flatMap((row) => {
    const idea = ideaOfRow(row);
    return idea ? [{ row: row.row, idea }] : [];
  });
  const open = isOver(status) ? 0 : status.num_requested - status.counts.saved - status.counts.failed;
  return (
    <section aria-labelledby="ideas" aria-busy={open > 0}>
      <h2 id="ideas" className="mb-2 font-semibold">
        Ideas
      </h2>
      {rows.isError && (
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
          <li key={row} data-testid="idea">
            <IdeaEntry
              idea={idea}
              mark={<IdeaNumber row={row} />}
              heading="h3"
              fresh={idea.projectId !== null && !openedWith.has(idea.projectId)}
            />
          </li>
        ))}
      </ol>
      {open > 0 && (
        <p className="breathe border-t border-rule py-6 text-quiet">{ideas(open)} still to come</p>
      )}
      {isOver(status) && status.counts.saved === 0 && (
        <p className="border-t border-rule py-6 text-quiet">No idea of this run was saved.</p>
      )}
    </section>
  );
}
