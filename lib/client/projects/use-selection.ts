"use client";

import { useState } from "react";
import type { FilterTexts } from "@/lib/view/review-params";
import { NOTHING_SELECTED, toggle } from "../review/selection";

/** What a change of many is of: projects one by one, or all that match as many as were seen to. */
export type ManyProjects = { ids: number[] } | { filter: FilterTexts; expected: number };

interface SelectableList {
  /** The ids of the page, as they stand. */
  page: readonly number[];
  /** How many match the filter, on all pages. */
  total: number;
  filter: FilterTexts;
}

/** What is selected of a list: projects of this page and of others, or all that match its filter. */
export function useSelection({ page, total, filter }: SelectableList) {
  const [{ ids, anchor }, setSelected] = useState(NOTHING_SELECTED);
  const [everything, setEverything] = useState(false);
  // What was selected of another list is not seen in this one.
  const list = JSON.stringify(filter);
  const [selectedOf, setSelectedOf] = useState(list);
  if (selectedOf !== list) {
    setSelectedOf(list);
    setEverything(false);
    setSelected(NOTHING_SELECTED);
  }
  const wholePage = page.length > 0 && page.every((id) => ids.has(id));
  const clear = () => {
    setEverything(false);
    setSelected(NOTHING_SELECTED);
  };
  return {
    has: (id: number) => everything || ids.has(id),
    count: everything ? total : ids.size,
    everything,
    wholePage: everything || wholePage,
    /** @param range whether everything from the one that was touched last becomes as this one */
    toggle: (id: number, range = false) => {
      setEverything(false);
      setSelected((before) => toggle(before, id, { range, order: page }));
    },
    togglePage: () => {
      if (everything) return clear();
      const next = new Set(ids);
      for (const id of page) {
        if (wholePage) next.delete(id);
        else next.add(id);
      }
      setSelected({ ids: next, anchor });
    },
    selectEverything: () => setEverything(true),
    clear,
    /** As the API takes it; all that match where nothing is selected. */
    many: (): ManyProjects =>
      everything || ids.size === 0 ? { filter, expected: total } : { ids: [...ids] },
  };
}

export type ListSelection = ReturnType<typeof useSelection>;
