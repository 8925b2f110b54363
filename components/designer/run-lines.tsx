import Link from "next/link";
import { RunTitle } from "@/components/runs/run-title";
import type { RunList } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { runState } from "@/lib/view/text";

/** Runs with how they stand, each a link to its page. */
export function RunLines({ runs }: Pick<RunList, "runs">) {
  return (
    <ul className="mt-2">
      {runs.map((run) => (
        <li key={run.task_id} className="border-t border-rule py-2">
          <Link href={links.run(run.task_id)} prefetch={false} className="link line-clamp-2">
            <RunTitle run={run} />
          </Link>
          <p className="text-quiet">{runState(run)}</p>
        </li>
      ))}
    </ul>
  );
}
