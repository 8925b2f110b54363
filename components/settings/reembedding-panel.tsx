"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useReembedding } from "@/lib/client/settings/use-reembedding";
import type { Reembedding } from "@/lib/contracts/types";
import { amount, counted } from "@/lib/view/amounts";

interface ReembeddingPanelProps {
  initial: Reembedding;
  canChange: boolean;
}

/** How many projects can be compared, and having all of them embedded again. */
export function ReembeddingPanel({ initial, canChange }: ReembeddingPanelProps) {
  const { reembedding, start } = useReembedding(initial);
  const [asking, setAsking] = useState(false);
  const { state, total, done, failed, error, projects, embedded, host, model } = reembedding;
  const isRunning = state === "running";
  const quarter = total === 0 ? 0 : Math.floor((4 * done) / total) * 25;
  const error_ = start.error?.message ?? error;
  return (
    <section aria-label="Re-embedding" className="space-y-3 border-t border-rule pt-5">
      <p className="figures">
        {amount(embedded)} of {counted(projects, "project")} {embedded === 1 ? "has" : "have"} a vector of{" "}
        <bdi>{model}</bdi>
        {!isRunning && embedded < projects ? "; the others get one by themselves." : "."}
      </p>
      {isRunning && (
        <div>
          <ProgressBar
            value={total === 0 ? 0 : done / total}
            label="Re-embedding"
            text={`${done} of ${total} projects`}
          />
          <p className="figures mt-1.5 text-sm text-quiet">
            {amount(done)} of {counted(total, "project")} embedded again
            {failed > 0 && `, ${amount(failed)} not`}
          </p>
        </div>
      )}
      <p role="status" className="sr-only">
        {isRunning ? `Re-embedding: ${quarter} percent` : ""}
      </p>
      {state === "interrupted" && (
        <Notice
          tone="caution"
          title={`Re-embedding ended after ${amount(done)} of ${counted(total, "project")}`}
        >
          <p>What was embedded stays. Going on begins where it ended.</p>
        </Notice>
      )}
      {error_ && (
        <Notice tone="danger" role="alert">
          <bdi>{error_}</bdi>
        </Notice>
      )}
      {canChange && !isRunning && (
        <div className="flex flex-wrap gap-2">
          {state === "interrupted" && (
            <Button look="primary" onClick={() => start.mutate(false)} aria-disabled={start.isPending}>
              Go on
            </Button>
          )}
          <Button onClick={() => setAsking(true)}>Embed all again</Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        title={`Embed ${counted(total, "project")} again?`}
        confirm="Embed again"
        onConfirm={() => {
          setAsking(false);
          start.mutate(true);
        }}
        onClose={() => setAsking(false)}
      >
        <p>
          Needed where a service has come to answer otherwise under the same name.{" "}
          {host === null
            ? "The built-in encoder does it, at no cost."
            : "The service may charge for it; the test above says about how much it is."}
        </p>
      </ConfirmDialog>
    </section>
  );
}
