"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { DiffText } from "@/components/ui/diff-text";
import { Timestamp } from "@/components/ui/timestamp";
import { wordDiff } from "@/lib/client/review/word-diff";
import type { ReviewEntry } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { actionWords, EDITABLE, reviewWords } from "@/lib/view/review-text";

interface HistoryEntryProps {
  entry: ReviewEntry;
  /** Whether it names the project; not on the project's own page. */
  named?: boolean;
  onUndo?: ((entry: ReviewEntry) => void) | undefined;
  busy?: boolean;
}

/** Who changed what and when, each field as a diff, and what takes it back. */
export function HistoryEntry({ entry, named = false, onUndo, busy = false }: HistoryEntryProps) {
  const { action, by, at, undone_by, can_undo, project_id, title, bulk_id } = entry;
  return (
    <li className="border-t border-rule py-3 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="min-w-0">
          <span className={undone_by === null ? "font-semibold" : "text-quiet line-through"}>
            {actionWords(action)}
          </span>
          {named && (
            <>
              {": "}
              <Link
                href={links.review({ project: project_id })}
                prefetch={false}
                dir="auto"
                className="link font-serif"
              >
                {title}
              </Link>
            </>
          )}
          <span className="text-quiet">
            {" · "}
            <span dir="auto">{by}</span>
            {" · "}
            <Timestamp at={at} />
            {undone_by !== null && " · taken back"}
            {bulk_id !== null && named && (
              <>
                {" · "}
                <Link href={links.reviewHistory({ bulk_id })} prefetch={false} className="link">
                  with others
                </Link>
              </>
            )}
          </span>
        </p>
        {can_undo && onUndo && (
          <Button
            look="bare"
            aria-disabled={busy}
            aria-label={`Undo: ${actionWords(action)}, ${title}`}
            onClick={() => !busy && onUndo(entry)}
          >
            Undo
          </Button>
        )}
      </div>
      <Changes entry={entry} />
    </li>
  );
}

const textOf = (value: unknown) => (Array.isArray(value) ? value.join(", ") : String(value ?? ""));

interface FieldChange {
  label: string;
  was: string;
  is: string;
}

function Changes({ entry: { before, after } }: { entry: ReviewEntry }) {
  const states = [reviewWords(before), reviewWords(after)].map((state) => state ?? "Not to be reviewed");
  const fields: FieldChange[] = EDITABLE.flatMap(({ name, label }) => {
    const [was, is] = [textOf(before[name]), textOf(after[name])];
    return was === is ? [] : [{ label, was, is }];
  });
  if (states[0] !== states[1]) fields.unshift({ label: "State", was: states[0] ?? "", is: states[1] ?? "" });
  if (after.duplicate_of !== null && after.duplicate_of !== before.duplicate_of)
    fields.push({ label: "Duplicate of", was: "", is: `project ${after.duplicate_of}` });
  if (fields.length === 0) return null;
  return (
    <dl className="mt-1">
      {fields.map(({ label, was, is }) => (
        <div key={label} className="gap-3 sm:flex">
          <dt className="w-32 shrink-0 text-quiet">{label}</dt>
          <dd className="min-w-0 font-serif">
            <DiffText changes={wordDiff(was, is)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
