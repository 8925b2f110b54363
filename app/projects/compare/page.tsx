import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { ComparisonTable } from "@/components/projects/comparison-table";
import { ShortlistSync } from "@/components/projects/shortlist-sync";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { MAX_COMPARED } from "@/lib/contracts/limits";
import { DomainError } from "@/lib/core/errors";
import { getProject } from "@/lib/projects/get-project";
import { projectProvenance } from "@/lib/runs/project-provenance";
import { readComparePage } from "@/lib/view/compare-params";
import { links } from "@/lib/view/links";

export const metadata: Metadata = { title: "Compare projects" };

interface ComparePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Up to four projects side by side; which ones is in the address. */
export default async function ComparePage({ searchParams }: ComparePageProps) {
  await connection();
  const { ids: asked } = readComparePage(await searchParams);
  const ids = asked.slice(0, MAX_COMPARED);
  const found = await Promise.all(ids.map(readCompared));
  const compared = found.filter((each) => each !== null);
  const gone = ids.filter((_, at) => found[at] === null);
  return (
    <>
      <PageHeading
        title="Compare"
        over={
          <Link href={links.projects()} prefetch={false} className="link">
            Projects
          </Link>
        }
      >
        {compared.length > 1 && `${compared.length} projects side by side.`}
      </PageHeading>
      {gone.length > 0 && (
        <p className="mb-6 text-sm text-caution">
          {gone.length === 1
            ? `Project ${gone[0]} is no longer there.`
            : `Projects ${gone.join(", ")} are no longer there.`}
        </p>
      )}
      {asked.length > MAX_COMPARED && (
        <p className="mb-6 text-sm text-caution">
          The first {MAX_COMPARED} of {asked.length} are shown; more do not fit side by side.
        </p>
      )}
      {compared.length === 0 ? (
        <EmptyState title="Nothing to compare">
          <p>Press Compare on the pages of up to four projects, then come back here.</p>
          <p className="mt-4">
            <Link href={links.projects()} prefetch={false} className={buttonClass()}>
              Choose from the projects
            </Link>
          </p>
        </EmptyState>
      ) : (
        <ComparisonTable compared={compared} />
      )}
      <ShortlistSync gone={gone} />
    </>
  );
}

/** Null for a project that is not there. */
async function readCompared(id: number) {
  try {
    const [{ project }, { row }] = await Promise.all([getProject(String(id)), projectProvenance(String(id))]);
    return { project, row };
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}
