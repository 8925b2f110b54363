"use client";

import { useShortcuts } from "../shortcuts/use-shortcuts";

/** Marks the entries of a list, and in each what takes focus, as `[data-entry]` and `[data-entry-link]`. */
const ENTRY = "[data-entry]";

const currentEntry = () => document.activeElement?.closest<HTMLElement>(ENTRY) ?? null;

/**
 * The keys of the list of projects. They move focus from title to title, so that Enter opens one and a screen reader
 * reads where it is.
 */
export function useListKeys(select: (id: number) => void): void {
  const move = (by: 1 | -1) => {
    const entries = [...document.querySelectorAll<HTMLElement>(ENTRY)];
    const at = entries.indexOf(currentEntry() as HTMLElement);
    const next = at < 0 ? entries[0] : entries[at + by];
    next?.querySelector<HTMLElement>("[data-entry-link]")?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts("list", {
    next: () => move(1),
    previous: () => move(-1),
    select: () => {
      const entry = currentEntry();
      if (entry) select(Number(entry.dataset.entry));
    },
    bookmark: () => currentEntry()?.querySelector<HTMLElement>("[data-bookmark]")?.click(),
    compare: () => currentEntry()?.querySelector<HTMLElement>("[data-shortlist]")?.click(),
  });
}
