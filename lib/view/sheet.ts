import type { Row, RowStage, RunStatus } from "@/lib/contracts/types";
import { columnName } from "./columns";

/** The columns of a run's sheet; those that a model writes have the API's names. */
export const SHEET_COLUMNS = [
  "sampled",
  "project_idea",
  "metadata",
  "idea_quality",
  "embedding",
  "saving",
] as const satisfies readonly ("sampled" | RowStage)[];
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

export type CellState = "waiting" | "working" | "done" | "failed" | "left_out";

export interface Cell {
  column: SheetColumn;
  state: CellState;
  /** Answers that could not be used before the one that could. */
  corrected: number;
  /** What is in it, as short as can be. */
  value: string | null;
  /** Whether a person or a model wrote that. */
  isWritten: boolean;
}

/**
 * The cells of a row, in the order of the columns.
 *
 * @param row null before the rows are drawn
 * @param seedTags that all rows of the run have, and that tell none apart
 */
export function cellsOf(row: Row | null, seedTags: readonly string[] = []): Cell[] {
  const failedAt = row?.state === "failed" ? failedColumn(row) : null;
  return SHEET_COLUMNS.map((column) => ({
    column,
    state: row ? stateOf(row, column, failedAt) : "waiting",
    corrected: row?.corrections[column] ?? 0,
    value: row && shortValue(row, column, seedTags),
    isWritten: column === "sampled" || column === "metadata",
  }));
}

function stateOf(row: Row, column: SheetColumn, failedAt: SheetColumn | null): CellState {
  if (column === failedAt) return "failed";
  if (row.under_way === column) return "working";
  if (isDone(row, column)) return "done";
  return row.state === "failed" || row.state === "cancelled" ? "left_out" : "waiting";
}

/** A stop is nobody's fault, and shown where the row was stopped. */
const failedColumn = (row: Row): SheetColumn | null =>
  row.error?.stage ?? SHEET_COLUMNS.find((column) => !isDone(row, column)) ?? null;

function isDone(row: Row, column: SheetColumn): boolean {
  if (column === "sampled" || row.state === "saved") return true;
  if (column === "saving") return false;
  if (column === "embedding") return row.novelty !== null;
  return row[column] !== null;
}

function shortValue(row: Row, column: SheetColumn, seedTags: readonly string[]): string | null {
  switch (column) {
    case "sampled":
      return ownTags(row, seedTags).join(", ");
    case "metadata":
      return row.metadata?.title ?? null;
    case "idea_quality":
      return row.idea_quality && `${row.idea_quality.idea_score} · ${row.idea_quality.complexity_score}`;
    case "embedding":
      return row.novelty === null ? null : row.novelty.toFixed(2);
    default:
      return null;
  }
}

function ownTags({ primary_tag, secondary_tags }: Row, seedTags: readonly string[]): string[] {
  const own = [primary_tag, ...secondary_tags].filter((tag) => !seedTags.includes(tag));
  return own.length > 0 ? own : [primary_tag];
}

const STATES: Record<CellState, string> = {
  waiting: "waiting",
  working: "under way",
  done: "done",
  failed: "failed",
  left_out: "not reached",
};

/** A cell in words: "Idea: done, corrected twice". */
export function cellWords({
  column,
  state,
  corrected,
}: Pick<Cell, "column" | "state" | "corrected">): string {
  const told = `${columnName(column)}: ${STATES[state]}`;
  return corrected > 0 ? `${told}, corrected ${times(corrected)}` : told;
}

const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** How many lines the sheet has. */
export const sheetLength = (status: Pick<RunStatus, "num_requested">, rows: readonly Row[]) =>
  Math.max(status.num_requested, rows.length);
