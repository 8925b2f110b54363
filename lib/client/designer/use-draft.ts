"use client";

import { useCallback, useLayoutEffect, useState } from "react";
import { readDesignerUrl } from "./designer-url";
import { type Draft, EMPTY_DRAFT, readStoredDraft, storeDraft } from "./draft";

/**
 * The form's values: from the address if it fills the form in, else as last left in this tab. Every change is stored,
 * so that neither an error nor a reload loses what was entered.
 *
 * @param search the query of the page's address
 */
export function useDraft(search: string): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => readDesignerUrl(search) ?? EMPTY_DRAFT);
  // Before the fields tell what was typed into them while there were no scripts.
  useLayoutEffect(() => {
    const prefilled = readDesignerUrl(search);
    if (prefilled) {
      storeDraft(prefilled);
      window.history.replaceState(null, "", window.location.pathname);
    }
    const kept = prefilled ?? readStoredDraft();
    if (kept) setDraft(kept);
  }, [search]);
  const change = useCallback((part: Partial<Draft>) => {
    setDraft((before) => {
      const after = { ...before, ...part };
      storeDraft(after);
      return after;
    });
  }, []);
  return [draft, change];
}
