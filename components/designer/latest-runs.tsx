"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { RunTitle } from "@/components/runs/run-title";
import { runListOptions } from "@/lib/client/runs/run-list";
import type { RunList } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { runState } from "@/lib/view/text";

/** The latest runs, as the server read them; one under way is followed. */
export function LatestRuns({ initial }: { initial: RunList }) {
  const { data } = useQuery({ ...runListOptions(initial.limit), initialData: initial, staleTime: 4000 });
  if (data.runs.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="text-sm">
      <h2 id="recent" className="font-semibold">
        Latest runs
      </h2>
      <ul className="mt-2">
        {data.runs.map((run) => (
          <li key={run.task_id} className="border-t border-rule py-2">
            <Link href={links.run(run.task_id)} prefetch={false} className="link line-clamp-2">
              <RunTitle run={run} />
            </Link>
            <p className="text-quiet">{runState(run)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
