"use client";

import { BulkProgress } from "@/components/review/bulk-progress";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Bulk } from "@/lib/client/review/use-bulk";
import { BIN_DAYS } from "@/lib/contracts/review-status";
import { amount, projects } from "@/lib/view/amounts";

interface BinManyProps {
  bulk: Bulk;
  /** How many are asked about; null while nobody asks. */
  asked: number | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before many projects go into the bin, tells how far that is, and takes it back. */
export function BinMany({ bulk, asked, onConfirm, onClose }: BinManyProps) {
  return (
    <>
      <BulkProgress bulk={bulk} onClosed={() => {}} />
      <ConfirmDialog
        open={asked !== null}
        title={`Move ${projects(asked ?? 0)} to the bin?`}
        confirm={`Move ${amount(asked ?? 0)}`}
        onConfirm={onConfirm}
        onClose={onClose}
      >
        They are in no list, search or file then. The bin keeps them for {BIN_DAYS} days, and all can be taken
        back together.
      </ConfirmDialog>
    </>
  );
}
