"use client";

import { useSyncExternalStore } from "react";

const STORAGE_KEY = "waywo:shortcuts";
const CHANGED = "waywo:shortcuts-changed";

/** For where storage is blocked: the choice then lasts until the page is left. */
let chosen: boolean | null = null;

/** Whether keys act; on unless switched off in this browser. */
export function shortcutsOn(): boolean {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === null ? (chosen ?? true) : stored !== "off";
  } catch {
    return chosen ?? true;
  }
}

/** Switches the keys on or off, in all tabs, until switched again. */
export function switchShortcuts(on: boolean): void {
  chosen = on;
  try {
    localStorage.setItem(STORAGE_KEY, on ? "on" : "off");
  } catch {
    // Said by `chosen` then.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener("storage", changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener("storage", changed);
  };
}

/** Whether keys act, as it changes; on while the server renders. */
export const useShortcutsOn = () => useSyncExternalStore(subscribe, shortcutsOn, () => true);
