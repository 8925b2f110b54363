"use client";

import { type FocusEvent, type KeyboardEvent, useState } from "react";

interface GridSize {
  rows: number;
  columns: number;
}

interface Place {
  row: number;
  column: number;
}

/**
 * Keyboard in a grid of buttons marked `data-cell="row:column"`: Tab reaches one of them, arrows go on from there, Home
 * and End along the row, with Ctrl to the first and the last cell, Page Up and Page Down by ten rows.
 */
export function useGridFocus({ rows, columns }: GridSize) {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const place = placeOf(target);
    if (place && (place.row !== active.row || place.column !== active.column)) setActive(place);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = placeOf(event.target as HTMLElement);
    const to = from && nextPlace(from, event, { rows, columns });
    if (!to) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${to.row}:${to.column}"]`)?.focus();
  };
  return { active, props: { role: "grid", onFocus, onKeyDown } };
}

function placeOf(element: HTMLElement): Place | null {
  const [row, column] = element.dataset.cell?.split(":").map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

const PAGE = 10;

/** Where a key leads to; null for one that leads nowhere. */
export function nextPlace(
  { row, column }: Place,
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
  { rows, columns }: GridSize,
): Place | null {
  if (altKey || metaKey) return null;
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowLeft":
      return to(row, column - 1);
    case "ArrowRight":
      return to(row, column + 1);
    case "PageUp":
      return to(row - PAGE, column);
    case "PageDown":
      return to(row + PAGE, column);
    case "Home":
      return to(ctrlKey ? 0 : row, 0);
    case "End":
      return to(ctrlKey ? rows : row, columns);
    default:
      return null;
  }
}
