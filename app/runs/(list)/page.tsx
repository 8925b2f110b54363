import type { Metadata } from "next";
import Link from "next/link";
import { RunTable } from "@/components/runs/run-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { listRuns } from "@/lib/runs/list-runs";
import { links } from "@/lib/view/links";
import { PAGE_SIZE, readRunsPage } from "@/lib/view/search-params";

export const metadata: Metadata = { title: "Runs" };

interface RunsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All runs, newest first. */
export default async function RunsPage({ searchParams }: RunsPageProps) {
  const { offset } = readRunsPage(await searchParams);
  const list = await listRuns({ limit: PAGE_SIZE, offset });
  return (
    <>
      <PageHeading title="Runs">
        Each press of Generate is a run. It keeps its address and its ideas.
      </PageHeading>
      {list.total === 0 ? (
        <EmptyState title="No runs yet">
          <Link href={links.designer()} className="link">
            Pick a few tags and press Generate
          </Link>
          ; the run will be listed here.
        </EmptyState>
      ) : (
        <div className="space-y-6">
          <RunTable key={offset} initial={list} />
          <Pager {...list} href={(start) => links.runs({ offset: start })} />
        </div>
      )}
    </>
  );
}
