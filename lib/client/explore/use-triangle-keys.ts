"use client";

import { type KeyboardEvent, useRef, useState } from "react";

const STEPS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * One Tab stop for a triangle of cells, in which arrow keys move. Row r has the columns 0 to r − 1; cells that are not
 * shown, at a small width, are passed over.
 */
export function useTriangleKeys(size: number) {
  const [stop, setStop] = useState<readonly [row: number, column: number]>([1, 0]);
  const cells = useRef(new Map<string, HTMLElement>());
  const isShown = (row: number, column: number) =>
    cells.current.get(`${row} ${column}`)?.checkVisibility() ?? false;

  function move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    let [row, column] = stop;
    do {
      row += step[0];
      column += step[1];
      if (row < 1 || row >= size || column < 0 || column >= row) return;
    } while (!isShown(row, column));
    setStop([row, column]);
    cells.current.get(`${row} ${column}`)?.focus();
  }

  /** The attributes of a cell's link. */
  const cell = (row: number, column: number) => ({
    tabIndex: stop[0] === row && stop[1] === column ? 0 : -1,
    onFocus: () => setStop([row, column]),
    ref: (element: HTMLElement | null) => {
      if (element) cells.current.set(`${row} ${column}`, element);
      else cells.current.delete(`${row} ${column}`);
    },
  });
  return { cell, onKeyDown: move };
}
