"use client";

import { Suspense, useCallback, useState } from "react";
import { SECTION_TITLE } from "@/components/ui/section-heading";
import { late } from "@/lib/client/late";
import { useGridFocus } from "@/lib/client/runs/use-grid-focus";
import { isFinished } from "@/lib/contracts/run-state";
import type { Row, RunStatus } from "@/lib/contracts/types";
import { columnName } from "@/lib/view/columns";
import { SHEET_COLUMNS, type SheetColumn, sheetLength } from "@/lib/view/sheet";
import { SheetRow } from "./sheet-row";

/** Loaded when a first cell is opened. */
const CellDialog = late(() => import("./cell-dialog").then((module) => module.CellDialog));

interface LiveSheetProps {
  status: RunStatus;
  rows: readonly Row[];
}

interface Opened {
  row: number;
  column: SheetColumn;
}

/** The run as a table: a line a row from the first second, a cell a column, each with its state. */
export function LiveSheet({ status, rows }: LiveSheetProps) {
  const [openAtFirst] = useState(() => !isFinished(status));
  const [opened, setOpened] = useState<Opened | null>(null);
  // The same list through all statuses of the run, so that no row is rendered for it.
  const [seedTags] = useState(status.seed_tags);
  const [hasOpened, setHasOpened] = useState(false);
  const length = sheetLength(status, rows);
  const grid = useGridFocus({ rows: length, columns: SHEET_COLUMNS.length });
  const open = useCallback((row: number, column: SheetColumn) => {
    setHasOpened(true);
    setOpened({ row, column });
  }, []);
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  return (
    <details open={openAtFirst}>
      <summary className={`min-h-6 hover:text-accent ${SECTION_TITLE}`}>
        Sheet
        <span className="font-sans text-sm font-normal text-quiet">
          {" "}
          · each idea by column; open a cell to see what was asked
        </span>
      </summary>
      <div className={`mt-2 overflow-y-auto ${openAtFirst ? "max-h-[24rem]" : "max-h-[80dvh]"}`}>
        <table
          aria-label="Sheet of the run"
          className="figures w-full table-fixed border-collapse text-sm"
          {...grid.props}
        >
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky top-0 z-10 w-6 bg-paper py-1 text-left font-medium text-quiet sm:w-12"
              >
                №
              </th>
              {SHEET_COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`sticky top-0 z-10 bg-paper px-0.5 py-1 text-left font-medium whitespace-nowrap text-quiet max-sm:text-xs sm:px-1 ${WIDTHS[column]}`}
                >
                  <span aria-hidden="true" title={columnName(column)} className="sm:hidden">
                    {SHORT_NAMES[column] ?? columnName(column)}
                  </span>
                  <span className="max-sm:sr-only">{columnName(column)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length }, (_, number) => (
              <SheetRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its number
                key={number}
                number={number}
                seedTags={seedTags}
                row={byNumber.get(number) ?? null}
                tabColumn={grid.active.row === number ? grid.active.column : null}
                onOpen={open}
              />
            ))}
          </tbody>
        </table>
      </div>
      {hasOpened && (
        <Suspense>
          <CellDialog
            taskId={status.task_id}
            row={opened && (byNumber.get(opened.row) ?? null)}
            number={opened?.row ?? 0}
            column={opened?.column ?? "sampled"}
            open={opened !== null}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      )}
    </details>
  );
}

/** How the names of the columns begin that have no room on a phone. */
const SHORT_NAMES: Partial<Record<SheetColumn, string>> = {
  metadata: "Meta",
  embedding: "Embed",
};

const WIDTHS: Record<SheetColumn, string> = {
  sampled: "sm:w-60",
  project_idea: "w-8 sm:w-16",
  metadata: "w-9 sm:w-auto",
  idea_quality: "w-11 sm:w-20",
  embedding: "w-12 sm:w-24",
  saving: "w-11 sm:w-16",
};
