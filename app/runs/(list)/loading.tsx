import { PageHeading } from "@/components/ui/page-heading";
import { Skeleton } from "@/components/ui/skeleton";

/** In a group of its own, so that a run's page is never streamed: an unknown run has to answer 404. */
export default function RunsLoading() {
  return (
    <>
      <PageHeading title="Runs">
        Each press of Generate is a run. It keeps its address and its ideas.
      </PageHeading>
      <Skeleton entries={5} label="Loading runs" />
    </>
  );
}
