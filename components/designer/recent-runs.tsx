"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { runListOptions } from "@/lib/client/run-list";
import { runState, runTitle } from "@/lib/client/run-words";

/** The last few runs with their states, so that one under way is never lost sight of. */
export function RecentRuns() {
  const { data } = useQuery(runListOptions(4));
  if (!data || data.runs.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="text-sm">
      <h2 id="recent" className="font-semibold">
        Latest runs
      </h2>
      <ul className="mt-2">
        {data.runs.map((run) => (
          <li key={run.task_id} className="border-t border-rule py-2">
            <Link href={`/runs/${run.task_id}`} className="link line-clamp-2">
              {runTitle(run)}
            </Link>
            <p className="text-quiet">{runState(run)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
