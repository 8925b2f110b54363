import { PageHeading } from "@/components/ui/page-heading";
import { Skeleton } from "@/components/ui/skeleton";

/** In a route group, so that it does not apply to /runs/[id]: a streamed page could not answer 404. */
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
