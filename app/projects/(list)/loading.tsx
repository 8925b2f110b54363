import { PageHeading } from "@/components/ui/page-heading";
import { Skeleton } from "@/components/ui/skeleton";

/** In a route group, so that it does not apply to /projects/[id]: a streamed page could not answer 404. */
export default function ProjectsLoading() {
  return (
    <>
      <PageHeading title="Projects">Collected and designed.</PageHeading>
      <Skeleton entries={5} label="Loading projects" />
    </>
  );
}
