"use client";

import { useSyncExternalStore } from "react";

/** Between two questions whether the server answers again, in milliseconds. */
const PROBE_MS = 3_000;

let reached = true;
let probe: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/**
 * Says how a call went, so that the pages can say that the server does not answer. It may run on this machine, so
 * whether the browser is online says nothing of it.
 */
export function reportAnswer(answered: boolean): void {
  if (answered === reached) return;
  reached = answered;
  clearTimeout(probe);
  if (!reached) probe = setTimeout(ask, PROBE_MS);
  for (const listener of listeners) listener();
}

/** Any answer will do; the page's own icon costs the server nothing. */
async function ask(): Promise<void> {
  try {
    await fetch("/icon.svg", { method: "HEAD", cache: "no-store" });
    reportAnswer(true);
  } catch {
    probe = setTimeout(ask, PROBE_MS);
  }
}

function subscribe(listener: () => void): () => void {
  // Without a network, a server elsewhere is out of reach: found out by asking.
  const check = () =>
    void fetch("/icon.svg", { method: "HEAD", cache: "no-store" }).catch(() => reportAnswer(false));
  listeners.add(listener);
  window.addEventListener("offline", check);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("offline", check);
  };
}

/** Whether the server answered last time, as it changes; true while the server renders. */
export const useReached = () =>
  useSyncExternalStore(
    subscribe,
    () => reached,
    () => true,
  );
