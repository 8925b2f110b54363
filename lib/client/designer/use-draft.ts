"use client";

import { useCallback, useLayoutEffect, useState } from "react";
import { type Draft, EMPTY_DRAFT, readStoredDraft, storeDraft } from "./draft";

/**
 * The form's values: from the address if it fills the form in, else as last left in this tab. Every change is stored,
 * so that neither an error nor a reload loses what was entered.
 *
 * @param prefill what the page's address fills the form in with
 */
export function useDraft(prefill: Draft | null): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(prefill ?? EMPTY_DRAFT);
  /** Every rendering of the page on the server makes another object of it. */
  const given = JSON.stringify(prefill);
  // Before the fields tell what was typed into them while there were no scripts.
  useLayoutEffect(() => {
    const prefilled = JSON.parse(given) as Draft | null;
    if (prefilled) {
      storeDraft(prefilled);
      window.history.replaceState(null, "", window.location.pathname);
    }
    const kept = prefilled ?? readStoredDraft();
    if (kept) setDraft(kept);
  }, [given]);
  const change = useCallback((part: Partial<Draft>) => {
    setDraft((before) => {
      const after = { ...before, ...part };
      storeDraft(after);
      return after;
    });
  }, []);
  return [draft, change];
}
