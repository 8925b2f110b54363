"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import type { Row } from "@/lib/contracts/types";
import { columnName } from "@/lib/view/columns";
import { cellsOf, cellWords, type SheetColumn } from "@/lib/view/sheet";
import { CellCalls } from "./cell-calls";
import { CellValue } from "./cell-value";

interface CellDialogProps {
  taskId: string;
  /** Null before it is drawn. */
  row: Row | null;
  /** From 0. */
  number: number;
  column: SheetColumn;
  open: boolean;
  onClose: () => void;
}

/** Columns that a model is asked for, and those whose calls are shown with them. */
const CALLS: Partial<Record<SheetColumn, string[]>> = {
  project_idea: ["project_idea"],
  metadata: ["metadata"],
  idea_quality: ["idea_quality", "second_opinion"],
};

/** What is in a cell of the sheet, and the model calls that brought it. */
export function CellDialog({ taskId, row, number, column, open, onClose }: CellDialogProps) {
  const cell = cellsOf(row).find((each) => each.column === column);
  const asked = CALLS[column]?.filter((name) => name !== "second_opinion" || row?.second_opinion) ?? [];
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-paper/70" />
        <Dialog.Popup className="dialog w-[min(48rem,calc(100vw-2rem))]" data-testid="cell-dialog">
          <Dialog.Title className="font-serif text-xl font-semibold">
            Idea {number + 1}: {columnName(column).toLowerCase()}
          </Dialog.Title>
          <Dialog.Description className="mt-1 text-sm text-quiet">
            {cell && sentence(cellWords(cell))}
          </Dialog.Description>
          {row && <CellValue row={row} column={column} />}
          {row?.error && cell?.state === "failed" && (
            <Part title="Why it failed">
              <p dir="auto">{row.error.error}</p>
            </Part>
          )}
          {row &&
            asked.map((name) => (
              <CellCalls
                key={name}
                taskId={taskId}
                row={row.row}
                column={name}
                isOpen={row.under_way === name}
              />
            ))}
          <div className="mt-5">
            <Dialog.Close className={buttonClass()}>Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-4 text-sm">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

/** "Idea: done, corrected twice" without the column: "Done, corrected twice." */
function sentence(words: string): string {
  const state = words.slice(words.indexOf(": ") + 2);
  return `${state.charAt(0).toUpperCase()}${state.slice(1)}.`;
}
