import { Ban, Check, Circle, LoaderCircle, RotateCw, X } from "lucide-react";
import { memo } from "react";
import type { Row } from "@/lib/contracts/types";
import { type Cell, type CellState, cellsOf, cellWords, type SheetColumn } from "@/lib/view/sheet";

interface SheetRowProps {
  /** From 0. */
  number: number;
  /** Null before it is drawn. */
  row: Row | null;
  /** Of the run. */
  seedTags: readonly string[];
  /** The column whose cell is reached with Tab; null where another row has it. */
  tabColumn: number | null;
  onOpen: (row: number, column: SheetColumn) => void;
}

/** A line of the sheet; rendered again only when its row has changed. */
export const SheetRow = memo(function SheetRow({ number, row, seedTags, tabColumn, onOpen }: SheetRowProps) {
  return (
    <tr className="border-t border-rule" data-testid="sheet-row">
      <th scope="row" className="py-0.5 text-left font-normal text-quiet">
        <span className="sr-only">Idea </span>
        {number + 1}
      </th>
      {cellsOf(row, seedTags).map((cell, index) => (
        <td key={cell.column} className="p-0">
          <button
            type="button"
            data-cell={`${number}:${index}`}
            data-state={cell.state}
            tabIndex={tabColumn === index ? 0 : -1}
            aria-haspopup="dialog"
            onClick={() => onOpen(number, cell.column)}
            className="flex min-h-7 w-full min-w-0 items-center gap-1 px-0.5 text-left sm:px-1 hover:bg-wash focus-visible:-outline-offset-2"
          >
            <CellContent cell={cell} />
          </button>
        </td>
      ))}
    </tr>
  );
});

const ICONS: Record<CellState, typeof Check> = {
  waiting: Circle,
  working: LoaderCircle,
  done: Check,
  failed: X,
  left_out: Ban,
};
const SHAPES: Record<CellState, string> = {
  waiting: "size-1.5 mx-1",
  working: "size-3.5",
  done: "size-3.5",
  failed: "size-3.5",
  left_out: "size-3",
};
const COLOURS: Record<CellState, string> = {
  waiting: "text-edge",
  working: "text-accent",
  done: "text-accent",
  failed: "text-danger",
  left_out: "text-edge",
};

function CellContent({ cell }: { cell: Cell }) {
  const { state, value, corrected, column } = cell;
  const Icon = ICONS[state];
  const isShown = value !== null && state !== "working" && state !== "failed";
  // Where there is little room, the mark alone, except of what tells the rows apart.
  const hasRoom = column === "sampled";
  const isMarked = state === "done" && corrected > 0;
  return (
    <>
      <span className="sr-only">{cellWords(cell)}</span>
      {(!isShown || !hasRoom) && (
        // In forced colours a mark takes the colour of what it stands in.
        <span
          className={`shrink-0 ${COLOURS[state]} ${state === "working" ? "motion-safe:animate-spin" : ""} ${isShown ? "sm:hidden" : ""} ${isMarked ? "max-sm:hidden" : ""}`}
        >
          <Icon aria-hidden="true" className={SHAPES[state]} />
        </span>
      )}
      {isShown && (
        <bdi className={`truncate ${cell.isWritten ? "font-serif" : ""} ${hasRoom ? "" : "max-sm:sr-only"}`}>
          {value}
        </bdi>
      )}
      {state === "failed" && (
        <span aria-hidden="true" className="text-danger max-sm:hidden">
          failed
        </span>
      )}
      {corrected > 0 && (
        <span aria-hidden="true" className="flex shrink-0 items-center text-xs text-caution">
          <RotateCw className="size-3" />
          {corrected}
        </span>
      )}
    </>
  );
}
