"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useRegenerateRow } from "@/lib/client/runs/use-regenerate-row";
import type { RegeneratedColumn } from "@/lib/contracts/run-options";
import type { Rewritten, Row } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";

const PARTS: { column: RegeneratedColumn | null; name: string; again: string }[] = [
  { column: null, name: "the whole idea", again: "The whole idea" },
  { column: "metadata", name: "title and texts", again: "Title and texts" },
  { column: "idea_quality", name: "the scores", again: "The scores" },
];

interface RowAgainProps {
  taskId: string;
  row: Row;
  /** Whether an admin reads it, who can put another version in the place of this one. */
  admin: boolean;
}

/** Has a saved idea written again, and shows what came of it beside the idea, which stays. */
export function RowAgain({ taskId, row, admin }: RowAgainProps) {
  const again = useRegenerateRow(taskId, row.row);
  if (row.project_id === null) return null;
  const isWriting = again.isPending || row.rewritten.some(({ state }) => state === "writing");
  return (
    <>
      <details className="mt-1 text-sm">
        <summary className="min-h-6 text-quiet hover:text-accent">Regenerate</summary>
        <p className="mt-2 text-quiet">
          Another version is written beside this one, which stays until an admin chooses between them.
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          {PARTS.map(({ column, again: label }) => (
            <Button
              key={label}
              aria-disabled={isWriting}
              className="aria-disabled:opacity-60"
              onClick={() => !isWriting && again.mutate(column)}
            >
              {label}
            </Button>
          ))}
        </div>
        {again.error && (
          <p role="alert" dir="auto" className="mt-2 text-danger">
            {again.error.message}
          </p>
        )}
      </details>
      {row.rewritten.length > 0 && (
        <div role="status" data-testid="rewritten">
          <ul className="mt-2 space-y-1 border-l border-rule pl-3 text-sm">
            {row.rewritten.map((version) => (
              <li key={version.candidate_id}>
                <Version {...version} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {admin && row.rewritten.some(({ state }) => state === "ready") && (
        <p className="mt-1 text-sm">
          <Link href={links.review({ project: row.project_id })} prefetch={false} className="link">
            Choose between the versions
          </Link>
        </p>
      )}
    </>
  );
}

function Version({ column, state, error, metadata, idea_score, complexity_score }: Rewritten) {
  const part = PARTS.find((each) => each.column === column)?.name ?? column;
  if (state === "writing") return <span className="text-quiet">Writing {part} again…</span>;
  if (state === "failed") {
    return (
      <>
        Writing {part} again failed: <bdi>{error}</bdi>
      </>
    );
  }
  return (
    <>
      <span className="text-quiet">Another version: </span>
      {metadata && (
        <bdi className="font-serif">
          <strong className="font-semibold">{metadata.title}</strong>: {metadata.short_description}
        </bdi>
      )}{" "}
      <span className="figures text-quiet">
        · idea {idea_score}, complexity {complexity_score}
      </span>
    </>
  );
}
