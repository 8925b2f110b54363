import { PageHeading } from "@/components/ui/page-heading";
import { Skeleton } from "@/components/ui/skeleton";

/** In a group of its own, so that a project's page is never streamed: an unknown one has to answer 404. */
export default function ProjectsLoading() {
  return (
    <>
      <PageHeading title="Projects">Collected and designed.</PageHeading>
      <Skeleton entries={5} label="Loading projects" />
    </>
  );
}
