"use client";

import { useSyncExternalStore } from "react";

/** What may lie over any page: the palette of commands, or the list of keys. */
export type Overlay = "palette" | "keys";

let shown: Overlay | null = null;
const listeners = new Set<() => void>();

/** Shows one of them, in place of another; null closes. */
export function showOverlay(overlay: Overlay | null): void {
  shown = overlay;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOverlay = () =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
