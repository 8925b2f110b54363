"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Timestamp } from "@/components/ui/timestamp";
import { runListOptions } from "@/lib/client/runs/run-list";
import type { RunList, RunSummary } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { runState, writer } from "@/lib/view/text";
import { RunTitle } from "./run-title";

/** A page of the runs; it follows those under way. */
export function RunTable({ initial }: { initial: RunList }) {
  const { data } = useQuery({ ...runListOptions(initial.limit, initial.offset), initialData: initial });
  return (
    <ul>
      {data.runs.map((run) => (
        <RunRow key={run.task_id} run={run} />
      ))}
    </ul>
  );
}

function RunRow({ run }: { run: RunSummary }) {
  const failed = run.state === "FAILURE" && run.outcome !== "cancelled";
  return (
    <li className="grid gap-x-8 gap-y-1 border-t border-rule py-4 first:border-t-0 first:pt-0 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
      <p className="figures text-sm text-quiet">
        <Timestamp at={run.created_at} />
      </p>
      <div className="min-w-0">
        <h2 className="font-serif text-lg leading-snug">
          <Link href={links.run(run.task_id)} className="font-semibold hover:text-accent hover:underline">
            <RunTitle run={run} />
          </Link>
        </h2>
        <p className="figures text-sm">
          <span className={failed ? "text-danger" : ""}>{runState(run)}</span>
          <span className="text-quiet">
            {run.num_failed > 0 && ` · ${run.num_failed} failed`} · creativity {run.creativity} ·{" "}
            <bdi>{writer(run.model)}</bdi>
          </span>
        </p>
        {failed && run.error && (
          <p dir="auto" className="mt-1 max-w-prose text-sm text-quiet">
            {run.error}
          </p>
        )}
      </div>
    </li>
  );
}
