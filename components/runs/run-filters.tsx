import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { RUN_PHASES } from "@/lib/contracts/run-options";
import { links } from "@/lib/view/links";
import { runsFilter } from "@/lib/view/runs-filter";
import type { RunsPage } from "@/lib/view/runs-params";
import { writer } from "@/lib/view/text";

/** What a run is called in each phase. */
const PHASES: Record<(typeof RUN_PHASES)[number], string> = {
  open: "Under way",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
};

const CONTROL = "h-9 w-full min-w-0 rounded-sm border border-edge bg-sheet px-2.5 text-sm";

interface RunFiltersProps {
  page: RunsPage;
  models: readonly string[];
}

/** What the list is narrowed to. All of it is links and a form, which work without scripts. */
export function RunFilters({ page, models }: RunFiltersProps) {
  const narrowed = (change: Partial<RunsPage>) => links.runs({ ...page, ...change, offset: 0 });
  const isFiltered = Object.keys(runsFilter(page)).length > 0;
  return (
    <section aria-label="Filters" className="mb-6 space-y-3 print:hidden">
      <ul className="flex flex-wrap gap-2">
        {RUN_PHASES.map((phase) => (
          <li key={phase}>
            <Chip
              href={narrowed({ state: page.state === phase ? null : phase })}
              chosen={page.state === phase}
              removes={`Remove the filter ${PHASES[phase].toLowerCase()}`}
            >
              {PHASES[phase]}
            </Chip>
          </li>
        ))}
        <li>
          <Chip
            href={narrowed({ named: page.named ? null : true })}
            chosen={page.named === true}
            removes="Remove the filter named"
          >
            Named
          </Chip>
        </li>
        <li>
          <Chip
            href={narrowed({ batch: page.batch === "" ? "none" : "" })}
            chosen={page.batch !== ""}
            removes="Remove the filter by batch"
          >
            {page.batch === "" || page.batch === "none" ? "Not of a batch" : "Of one batch"}
          </Chip>
        </li>
      </ul>
      <Form action={links.runs()} className="flex flex-wrap items-end gap-x-4 gap-y-2">
        {page.state && <input type="hidden" name="state" value={page.state} />}
        {page.named !== null && <input type="hidden" name="named" value={String(page.named)} />}
        {page.batch !== "" && <input type="hidden" name="batch" value={page.batch} />}
        <label className="min-w-0 flex-[2_1_12rem] text-sm">
          <span className="mb-1 block text-quiet">Name, note, tag or number</span>
          <input
            type="search"
            name="q"
            defaultValue={page.q}
            maxLength={200}
            dir="auto"
            className={CONTROL}
          />
        </label>
        <label className="min-w-0 flex-[1_1_8rem] text-sm">
          <span className="mb-1 block text-quiet">Tag</span>
          <input name="tag" defaultValue={page.tag} maxLength={100} dir="auto" className={CONTROL} />
        </label>
        <label className="min-w-0 flex-[1_1_8rem] text-sm">
          <span className="mb-1 block text-quiet">Written by</span>
          <select name="model" defaultValue={page.model} className={CONTROL}>
            <option value="">Any model</option>
            {[...new Set([...models, ...(page.model ? [page.model] : [])])].map((model) => (
              <option key={model} value={model}>
                {writer(model)}
              </option>
            ))}
          </select>
        </label>
        <div className="flex items-center gap-3">
          <Button type="submit">Filter</Button>
          {isFiltered && (
            <Link href={links.runs()} prefetch={false} className="link min-h-6 text-sm">
              All runs
            </Link>
          )}
        </div>
      </Form>
    </section>
  );
}
