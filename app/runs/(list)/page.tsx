import type { Metadata } from "next";
import Link from "next/link";
import { RunTable } from "@/components/runs/run-table";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { PAGE_SIZE, runPageSchema } from "@/lib/client/page-query";
import { listRuns } from "@/lib/runs/list-runs";

export const metadata: Metadata = { title: "Runs" };

interface RunsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Every run there has been, newest first. */
export default async function RunsPage({ searchParams }: RunsPageProps) {
  const { offset } = runPageSchema.parse(await searchParams);
  const list = await listRuns({ limit: PAGE_SIZE, offset });
  return (
    <>
      <PageHeading title="Runs">
        Each press of Generate is a run. It keeps its address and its ideas.
      </PageHeading>
      {list.total === 0 ? (
        <Empty title="No runs yet">
          <Link href="/" className="link">
            Pick a few tags and press Generate
          </Link>
          ; the run will be listed here.
        </Empty>
      ) : (
        <div className="space-y-6">
          <RunTable key={offset} initial={list} />
          <Pager {...list} href={(start) => (start > 0 ? `/runs?offset=${start}` : "/runs")} />
        </div>
      )}
    </>
  );
}
