import type { Metadata } from "next";
import Link from "next/link";
import { ideaOfProject } from "@/components/ideas/idea";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { ProjectFilters } from "@/components/projects/project-filters";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { TagWords } from "@/components/ui/tag-words";
import { corpusOrigins } from "@/lib/projects/corpus-origins";
import { countHashtags } from "@/lib/projects/hashtags";
import { listProjects } from "@/lib/projects/list-projects";
import { links } from "@/lib/view/links";
import { PAGE_SIZE, readProjectsPage } from "@/lib/view/search-params";
import { corpusWords, projectOrigin } from "@/lib/view/text";

export const metadata: Metadata = { title: "Projects" };

interface ProjectsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All projects, collected and designed; order, tags and page are in the address. */
export default async function ProjectsPage({ searchParams }: ProjectsPageProps) {
  const page = readProjectsPage(await searchParams);
  const { tags, sort, offset } = page;
  const [list, { tags: vocabulary }, origins] = await Promise.all([
    listProjects({ is_valid: true, limit: PAGE_SIZE, offset, sort, ...(tags.length > 0 ? { tags } : {}) }),
    countHashtags({ min_count: 1 }),
    corpusOrigins(),
  ]);
  const total = list.total === 1 ? "1 project" : `${list.total} projects`;
  return (
    <>
      <PageHeading title="Projects">
        {tags.length > 0 ? (
          <>
            {total} tagged <TagWords tags={tags} joint="or" />.
          </>
        ) : (
          `${total}${corpusWords(origins)}`
        )}
      </PageHeading>
      <ProjectFilters page={page} vocabulary={vocabulary} />
      {list.total === 0 && (
        <EmptyState title="Nothing here">
          No project carries {tags.length === 1 ? "this tag" : "these tags"}.{" "}
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
          mark={projectOrigin(project)}
          heading="h2"
        />
      ))}
      <Pager {...list} href={(start) => links.projects({ ...page, offset: start })} />
    </>
  );
}
