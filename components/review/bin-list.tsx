"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { IdeaHeading } from "@/components/ideas/idea-heading";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Timestamp } from "@/components/ui/timestamp";
import { Told } from "@/components/ui/told";
import { queryOf } from "@/lib/client/http";
import { useBin } from "@/lib/client/review/use-bin";
import { BIN_DAYS } from "@/lib/contracts/review-status";
import type { Bin } from "@/lib/contracts/types";
import { projects } from "@/lib/view/amounts";
import { daysLeft } from "@/lib/view/review-text";
import { projectOrigin } from "@/lib/view/text";
import { FailureNotice } from "./failure-notice";

/** What is in the bin: restored one by one, or deleted for good all at once. */
export function BinList({ initial }: { initial: Bin }) {
  const { limit, offset } = initial;
  const { data } = useQuery({
    ...queryOf("listBin", { query: { limit, offset } }),
    initialData: initial,
    staleTime: 10_000,
  });
  const { restore, empty, failure, reset, done } = useBin();
  const [asked, setAsked] = useState(false);
  const told = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (done) told.current?.focus();
  }, [done]);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="max-w-prose text-sm text-quiet">
          What is deleted stays here for {BIN_DAYS} days. Nothing else shows it, compares with it or learns
          from it.
        </p>
        {data.total > 0 && <Button onClick={() => setAsked(true)}>Empty the bin</Button>}
      </div>
      <p ref={told} tabIndex={-1} aria-live="polite" className="text-sm" data-testid="done">
        {done && <Told {...done} />}
      </p>
      {failure && <FailureNotice failure={failure} onClose={reset} />}
      {data.total === 0 && (
        <EmptyState title="The bin is empty">Deleted projects come here first.</EmptyState>
      )}
      <ul>
        {data.projects.map((project) => (
          <li
            key={project.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-rule py-3"
          >
            <div className="min-w-0">
              <IdeaHeading
                as="h2"
                title={project.title}
                tagline={project.short_description}
                href={null}
                small
              />
              <p className="figures text-sm text-quiet">
                {projectOrigin(project)} · deleted <Timestamp at={project.binned_at} /> · {daysLeft(project)}
              </p>
            </div>
            <Button
              aria-label={`Restore ${project.title}`}
              aria-disabled={restore.isPending}
              onClick={() => !restore.isPending && restore.mutate(project.id)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked}
        title={`Delete ${projects(data.total)} for good?`}
        confirm={`Delete ${data.total} for good`}
        onConfirm={() => {
          setAsked(false);
          empty.mutate(data.total);
        }}
        onClose={() => setAsked(false)}
      >
        <p>This cannot be undone. Their entries in the history stay.</p>
      </ConfirmDialog>
    </>
  );
}
