"use client";

import { Suspense, useEffect, useState } from "react";
import { SectionHeading } from "@/components/ui/section-heading";
import { late } from "@/lib/client/late";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunList } from "@/lib/contracts/types";
import { RunLines } from "./run-lines";

const LiveRuns = late(() => import("./live-runs").then((module) => module.LiveRuns));

/** What the page came with is of its moment: only after so many milliseconds a run under way may have gone on. */
const FOLLOW_AFTER_MS = 3000;

/** The latest runs, as the server read them; followed while one is under way, and read again by who comes back. */
export function LatestRuns({ initial }: { initial: RunList }) {
  const [live, setLive] = useState(false);
  const underWay = !initial.runs.every(isFinished);
  useEffect(() => {
    const follow = () => setLive(true);
    const timer = underWay ? setTimeout(follow, FOLLOW_AFTER_MS) : undefined;
    document.addEventListener("visibilitychange", follow, { once: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", follow);
    };
  }, [underWay]);
  if (initial.runs.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="text-sm">
      <SectionHeading id="recent">Latest runs</SectionHeading>
      {live ? (
        <Suspense fallback={<RunLines runs={initial.runs} />}>
          <LiveRuns initial={initial} />
        </Suspense>
      ) : (
        <RunLines runs={initial.runs} />
      )}
    </section>
  );
}
