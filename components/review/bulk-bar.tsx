"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ManyProjects } from "@/lib/client/projects/use-selection";
import type { BulkAction } from "@/lib/client/review/use-bulk";
import { MAX_REASON } from "@/lib/contracts/review-status";
import { ideas } from "@/lib/view/amounts";
import type { FilterTexts } from "@/lib/view/review-params";
import { filterWords } from "@/lib/view/review-text";

/** More than this are changed only once somebody has read how many. */
const ASKED_FROM = 100;

const ACTIONS: { action: BulkAction; label: string; question: string }[] = [
  { action: "approve", label: "Approve", question: "Approve" },
  { action: "reject", label: "Reject", question: "Reject" },
  { action: "bin", label: "Move to the bin", question: "Move to the bin:" },
];

interface BulkBarProps {
  /** Selected on the page. */
  selected: readonly number[];
  /** How many match the filter. */
  matching: number;
  filter: FilterTexts;
  /** Whether all on the page are selected, so that all that match can be. */
  wholePage: boolean;
  onClear: () => void;
  onStart: (action: BulkAction, selection: ManyProjects, reason?: string) => void;
}

/** What can be done with everything that is selected, on the page or all that match. */
export function BulkBar({ selected, matching, filter, wholePage, onClear, onStart }: BulkBarProps) {
  const [all, setAll] = useState(false);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState<(typeof ACTIONS)[number] | null>(null);
  if (selected.length === 0) return null;
  const everything = all && wholePage;
  const count = everything ? matching : selected.length;
  const start = (action: BulkAction) => {
    setAsked(null);
    const selection = everything ? { filter, expected: matching } : { ids: [...selected] };
    onStart(action, selection, action === "reject" ? reason.trim() : undefined);
  };
  return (
    <section aria-label="Selected" className="mb-2 border-l-2 border-accent pl-3 text-sm">
      <p className="figures flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span aria-live="polite">{everything ? `All ${matching} that match` : ideas(count)} selected</span>
        {wholePage && matching > selected.length && (
          <Button look="bare" onClick={() => setAll(!everything)}>
            {everything ? "Only those on this page" : `Select all ${matching} that match`}
          </Button>
        )}
        <Button look="bare" onClick={onClear}>
          Select none
        </Button>
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        {ACTIONS.map((entry) => (
          <Button
            key={entry.action}
            onClick={() => (count > ASKED_FROM ? setAsked(entry) : start(entry.action))}
          >
            {entry.label} {count}
          </Button>
        ))}
        <input
          aria-label="Reason for rejecting those selected"
          placeholder="reason for rejecting"
          dir="auto"
          maxLength={MAX_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className="h-9 min-w-44 rounded-sm border border-edge bg-sheet px-2.5"
        />
      </div>
      <ConfirmDialog
        open={asked !== null}
        title={`${asked?.question} ${ideas(count)}?`}
        confirm={`${asked?.label} ${count}`}
        onConfirm={() => asked && start(asked.action)}
        onClose={() => setAsked(null)}
      >
        <p>{everything ? filterWords(filter) : "Those that are selected on this page."}</p>
        <p className="mt-1">Each of them is a change in the history; all can be undone together.</p>
      </ConfirmDialog>
    </section>
  );
}
