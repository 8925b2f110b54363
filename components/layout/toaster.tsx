"use client";

import dynamic from "next/dynamic";
import { useEffect, useState, useSyncExternalStore } from "react";
import { pendingToasts, subscribeToToasts } from "@/lib/client/toasts";

const ToastRegion = dynamic(() => import("./toast-region").then((module) => module.ToastRegion));
const NONE: ReturnType<typeof pendingToasts> = [];

/** Loads the region of toasts with the first of them. */
export function Toaster() {
  const pending = useSyncExternalStore(subscribeToToasts, pendingToasts, () => NONE);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (pending.length > 0) setWanted(true);
  }, [pending]);
  return wanted && <ToastRegion />;
}
