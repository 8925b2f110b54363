"use client";

import { useRouter } from "next/navigation";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { forgetEnd, notifyOfEnd, subscribeToWaits, waitsFor } from "@/lib/client/runs/notify-end";
import type { RunStatus } from "@/lib/contracts/types";

/** Asks to be told when the run is done: only here, and only when it is pressed, is the browser's permission asked for. */
export function RunNotify({ status }: { status: RunStatus }) {
  const router = useRouter();
  const { task_id: taskId } = status;
  const way = useSyncExternalStore(
    subscribeToWaits,
    () => waitsFor(taskId),
    () => null,
  );
  const press = () => {
    if (way) forgetEnd(taskId);
    else void notifyOfEnd(taskId, (href) => router.push(href));
  };
  return (
    <>
      <Button aria-pressed={way !== null} onClick={press}>
        {way ? (
          "You will be notified"
        ) : (
          <>
            <span className="sm:hidden">Notify me</span>
            <span className="max-sm:hidden">Notify me when it is done</span>
          </>
        )}
      </Button>
      <p role="status" className="order-last w-full text-sm text-quiet empty:absolute">
        {way === "page" && "The browser shows no notifications; a message will appear on any page here."}
      </p>
    </>
  );
}
