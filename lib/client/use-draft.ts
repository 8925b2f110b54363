"use client";

import { useCallback, useEffect, useState } from "react";
import { type Draft, EMPTY_DRAFT } from "./draft";
import { readDraftAddress } from "./draft-address";
import { readStoredDraft, storeDraft } from "./stored-draft";

/**
 * The form's values: from the address where it fills the form in, else as last left in this tab. Every change
 * is kept, so neither an error nor a reload loses what was entered.
 */
export function useDraft(): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  useEffect(() => {
    const given = readDraftAddress(window.location.search);
    if (given) {
      storeDraft(given);
      window.history.replaceState(null, "", window.location.pathname);
    }
    const kept = given ?? readStoredDraft();
    if (kept) setDraft(kept);
  }, []);
  const change = useCallback((part: Partial<Draft>) => {
    setDraft((before) => {
      const after = { ...before, ...part };
      storeDraft(after);
      return after;
    });
  }, []);
  return [draft, change];
}
