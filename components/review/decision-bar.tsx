"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { KeyButton } from "@/components/ui/key-button";
import type { ShortcutName } from "@/lib/view/shortcuts";

interface DecisionBarProps {
  act: (name: ShortcutName) => void;
  /** Null while the nearest projects are loading, or where there are none. */
  duplicateOf: string | null;
  isFirst: boolean;
  isLast: boolean;
}

/** What can be done with the idea in front. */
export function DecisionBar({ act, duplicateOf, isFirst, isLast }: DecisionBarProps) {
  return (
    <div role="toolbar" aria-label="Decide" className="flex flex-wrap items-center gap-2">
      <KeyButton of="approve" look="primary" onClick={() => act("approve")}>
        Approve
      </KeyButton>
      <KeyButton of="reject" onClick={() => act("reject")}>
        Reject
      </KeyButton>
      <KeyButton
        of="duplicate"
        onClick={() => act("duplicate")}
        aria-disabled={duplicateOf === null}
        title={duplicateOf === null ? undefined : `Duplicate of ${duplicateOf}`}
      >
        Duplicate
      </KeyButton>
      <KeyButton of="edit" onClick={() => act("edit")}>
        Edit
      </KeyButton>
      <span className="ml-auto flex gap-1">
        <KeyButton
          of="previous"
          aria-label="Previous idea"
          aria-disabled={isFirst}
          onClick={() => act("previous")}
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
        </KeyButton>
        <KeyButton of="next" aria-label="Next idea" aria-disabled={isLast} onClick={() => act("next")}>
          <ChevronRight aria-hidden="true" className="size-4" />
        </KeyButton>
      </span>
    </div>
  );
}
