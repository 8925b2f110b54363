"use client";

import { type ComponentType, useEffect, useState, useSyncExternalStore } from "react";
import { pendingToasts, subscribeToToasts } from "@/lib/client/toasts";

const NONE: ReturnType<typeof pendingToasts> = [];

/** Loads the region of toasts with the first of them. */
export function Toaster() {
  const pending = useSyncExternalStore(subscribeToToasts, pendingToasts, () => NONE);
  const [Region, setRegion] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (pending.length === 0 || Region) return;
    // Where the server does not answer, the next toast tries again, and brings those that wait.
    import("./toast-region").then(
      ({ ToastRegion }) => setRegion(() => ToastRegion),
      () => {},
    );
  }, [pending, Region]);
  return Region && <Region />;
}
