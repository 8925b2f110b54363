"use client";

import { KeyButton } from "@/components/ui/key-button";
import { Told } from "@/components/ui/told";
import type { Done } from "@/lib/client/review/use-decisions";

/** What was done last, told to screen readers as it happens, with what takes it back. */
export function DoneLine({ done, onUndo }: { done: Done | null; onUndo: () => void }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <p aria-live="polite" data-testid="done" className="line-clamp-2 min-w-0 text-sm text-quiet">
        {done && <Told {...done} />}
      </p>
      {done?.undoable && (
        <KeyButton of="undo" look="bare" className="shrink-0" onClick={onUndo}>
          Undo
        </KeyButton>
      )}
    </div>
  );
}
