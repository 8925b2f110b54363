import type { Metadata } from "next";
import Link from "next/link";
import { ideaOfProject } from "@/components/ideas/idea";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { ProjectFilters } from "@/components/projects/project-filters";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { ReviewBadge } from "@/components/ui/review-badge";
import { TagWords } from "@/components/ui/tag-words";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { corpusOrigins } from "@/lib/projects/corpus-origins";
import { countHashtags } from "@/lib/projects/hashtags";
import { listProjects } from "@/lib/projects/list-projects";
import { links } from "@/lib/view/links";
import { listQuery, type ProjectsPage as PageState, readProjectsPage } from "@/lib/view/projects-params";
import { reviewState } from "@/lib/view/review-text";
import { corpusWords, projectOrigin } from "@/lib/view/text";

export const metadata: Metadata = { title: "Projects" };

interface ProjectsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All projects, collected and designed; order, tags and page are in the address. */
export default async function ProjectsPage({ searchParams }: ProjectsPageProps) {
  const page = readProjectsPage(await searchParams);
  const { tags, review_status } = page;
  const [list, { tags: vocabulary }, origins] = await Promise.all([
    listProjects(projectListQuerySchema.parse(listQuery(page))),
    countHashtags({ min_count: 1 }),
    corpusOrigins(),
  ]);
  const total = list.total === 1 ? "1 project" : `${list.total} projects`;
  return (
    <>
      <PageHeading title="Projects">
        {tags.length > 0 || review_status.length > 0 ? (
          <Narrowed total={total} page={page} />
        ) : (
          `${total}${corpusWords(origins)}`
        )}
      </PageHeading>
      <ProjectFilters page={page} vocabulary={vocabulary} />
      {list.total === 0 && (
        <EmptyState title="Nothing here">
          {nothingWords(page)}{" "}
          <Link href={links.projects()} className="link">
            Show all projects
          </Link>{" "}
          or{" "}
          <Link href={links.designer({ tags })} className="link">
            design some
          </Link>
          .
        </EmptyState>
      )}
      {list.projects.map((project) => (
        <IdeaEntry
          key={project.id}
          idea={ideaOfProject(project)}
          mark={
            <>
              <p>{projectOrigin(project)}</p>
              <ReviewBadge project={project} />
            </>
          }
          heading="h2"
          from={page}
        />
      ))}
      <Pager {...list} href={(start) => links.projects({ ...page, offset: start })} />
    </>
  );
}

function Narrowed({ total, page: { tags, review_status } }: { total: string; page: PageState }) {
  return (
    <>
      {total}
      {tags.length > 0 && (
        <>
          {" tagged "}
          <TagWords tags={tags} joint="or" />
        </>
      )}
      {review_status.map((status) => `, ${reviewState(status).toLowerCase()}`)}.
    </>
  );
}

function nothingWords({ tags, review_status }: PageState): string {
  if (tags.length === 0)
    return review_status.length > 0 ? "No project is in this state." : "There are no projects.";
  const carried = tags.length === 1 ? "this tag" : "these tags";
  return review_status.length > 0
    ? `No project in this state carries ${carried}.`
    : `No project carries ${carried}.`;
}
