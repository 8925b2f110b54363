"use client";

import { useState } from "react";
import type { RunStatus } from "@/lib/contracts/types";
import { runAnnouncement } from "@/lib/view/run-announcement";

/** Tells screen readers how far the run is, at its stages and quarters, politely and without moving focus. */
export function RunAnnouncer({ status }: { status: RunStatus }) {
  const now = runAnnouncement(status);
  const [told, setTold] = useState(now);
  if (told.key !== now.key) setTold(now);
  return (
    <p aria-live="polite" className="sr-only" data-testid="run-announcer">
      {told.text}
    </p>
  );
}
