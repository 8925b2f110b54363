import type { Metadata } from "next";
import { DeletedRuns } from "@/components/runs/deleted-runs";
import { RunFilters } from "@/components/runs/run-filters";
import { RunTable } from "@/components/runs/run-table";
import { RunsHeading } from "@/components/runs/runs-heading";
import { listRunModels, listRuns } from "@/lib/runs/list-runs";
import { runsFilter } from "@/lib/view/runs-filter";
import { readRunsPage } from "@/lib/view/runs-params";
import { PAGE_SIZE } from "@/lib/view/search-params";

export const metadata: Metadata = { title: "Runs" };

interface RunsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All runs, newest first, or those that the address asks for. */
export default async function RunsPage({ searchParams }: RunsPageProps) {
  const page = readRunsPage(await searchParams);
  const readAt = Date.now();
  const [list, models] = await Promise.all([
    listRuns({ limit: PAGE_SIZE, offset: page.offset, ...runsFilter(page) }),
    listRunModels(),
  ]);
  return (
    <div data-wide="">
      <RunsHeading />
      {models.length > 0 && <RunFilters page={page} models={models} />}
      <RunTable key={JSON.stringify(page)} page={page} initial={list} readAt={readAt} />
      <DeletedRuns />
    </div>
  );
}
