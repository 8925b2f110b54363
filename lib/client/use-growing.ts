"use client";

import { useState } from "react";

/**
 * The highest value so far, so that a bar never goes back. It starts over when `failed` falls: then failed
 * rows are being tried again and there is less done than before.
 */
export function useGrowing(value: number, failed: number): number {
  const [seen, setSeen] = useState({ value, failed });
  const again = failed < seen.failed;
  if (again || value > seen.value || failed > seen.failed) {
    const next = { value: again ? value : Math.max(value, seen.value), failed };
    setSeen(next);
    return next.value;
  }
  return seen.value;
}
