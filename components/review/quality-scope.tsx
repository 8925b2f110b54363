import Form from "next/form";
import { Button } from "@/components/ui/button";
import type { RunSummary } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { runTitle } from "@/lib/view/text";

interface QualityScopeProps {
  /** To choose from. */
  runs: readonly RunSummary[];
  /** The one that is measured; null for all ideas. */
  run: string | null;
}

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** Which ideas are measured; works without scripts. */
export function QualityScope({ runs, run }: QualityScopeProps) {
  const listed = run === null || runs.some(({ task_id }) => task_id === run);
  return (
    <Form action={links.reviewQuality()} className="mb-6 flex flex-wrap items-center gap-2 text-sm">
      <select
        name="run"
        aria-label="Which ideas"
        defaultValue={run ?? ""}
        className="h-9 max-w-full min-w-0 truncate rounded-sm border border-edge bg-sheet px-2.5"
      >
        <option value="">All ideas of the store</option>
        {!listed && <option value={run ?? ""}>Run {run}</option>}
        {runs.map((each) => (
          <option key={each.task_id} value={each.task_id}>
            {DATE.format(new Date(each.created_at))} UTC: {runTitle(each)}
          </option>
        ))}
      </select>
      <Button type="submit">Measure</Button>
    </Form>
  );
}
