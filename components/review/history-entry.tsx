"use client";

import Link from "next/link";
import type { ReactNode } from "react";
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

/** What became of each field; a decision's own state is said by its name. */
function Changes({ entry }: { entry: ReviewEntry }) {
  const { before, after, duplicate_title } = entry;
  const states = [reviewWords(before), reviewWords(after)].map((state) => state ?? "Not to be reviewed");
  const fields: FieldChange[] = EDITABLE.flatMap(({ name, label }) => {
    const [was, is] = [textOf(before[name]), textOf(after[name])];
    return was === is ? [] : [{ label, was, is }];
  });
  const isDecision = DECISIONS.some((each) => each === entry.action);
  if (states[0] !== states[1] && !isDecision)
    fields.unshift({ label: "State", was: states[0] ?? "", is: states[1] ?? "" });
  const duplicateOf = after.duplicate_of === before.duplicate_of ? null : after.duplicate_of;
  const facts = [
    ...(isDecision && before.review_status !== "pending" ? [["Before", states[0]] as const] : []),
    ...(isDecision && after.review_reason ? [["Reason", after.review_reason] as const] : []),
  ];
  if (fields.length + facts.length === 0 && duplicateOf === null) return null;
  return (
    <dl className="mt-1">
      {facts.map(([label, value]) => (
        <Fact key={label} label={label}>
          <bdi>{value}</bdi>
        </Fact>
      ))}
      {duplicateOf !== null && (
        <Fact label="Duplicate of">
          <Link href={links.project(duplicateOf)} prefetch={false} className="link">
            <bdi>{duplicate_title ?? `project ${duplicateOf}, which is gone`}</bdi>
          </Link>
        </Fact>
      )}
      {fields.map(({ label, was, is }) => (
        <Fact key={label} label={label}>
          <DiffText changes={wordDiff(was, is)} />
        </Fact>
      ))}
    </dl>
  );
}

/** Actions whose names say what the state is after them. */
const DECISIONS: readonly ReviewEntry["action"][] = ["approve", "reject", "mark_duplicate", "reopen"];

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="gap-3 sm:flex">
      <dt className="w-32 shrink-0 text-quiet">{label}</dt>
      <dd className="min-w-0 font-serif">{children}</dd>
    </div>
  );
}
