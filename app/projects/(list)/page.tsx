import type { Metadata } from "next";
import Link from "next/link";
import { ideaOfProject } from "@/components/ideas/idea";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { ProjectSorting } from "@/components/projects/project-sorting";
import { TagFilter } from "@/components/projects/tag-filter";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { PAGE_SIZE, projectPageHref, projectPageSchema } from "@/lib/client/page-query";
import { countHashtags } from "@/lib/projects/hashtags";
import { listProjects } from "@/lib/projects/list-projects";

export const metadata: Metadata = { title: "Projects" };

interface ProjectsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The projects, collected and designed; order, tags and page are in the address. */
export default async function ProjectsPage({ searchParams }: ProjectsPageProps) {
  const page = projectPageSchema.parse(await searchParams);
  const { tags, sort, offset } = page;
  const [list, { tags: vocabulary }] = await Promise.all([
    listProjects({ limit: PAGE_SIZE, offset, sort, ...(tags.length > 0 ? { tags } : {}) }),
    countHashtags(),
  ]);
  const total = list.total === 1 ? "1 project" : `${list.total} projects`;
  return (
    <>
      <PageHeading title="Projects">
        {tags.length > 0 ? `${total} tagged ${tags.join(" or ")}.` : `${total}, collected and designed.`}
      </PageHeading>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <ProjectSorting page={page} />
        <TagFilter page={page} vocabulary={vocabulary} />
      </div>
      {list.total === 0 && (
        <Empty title="Nothing here">
          No project carries {tags.length === 1 ? "this tag" : "these tags"}.{" "}
          <Link href="/projects" className="link">
            Show all projects
          </Link>{" "}
          or{" "}
          <Link href={`/?tags=${encodeURIComponent(tags.join(","))}`} className="link">
            design some
          </Link>
          .
        </Empty>
      )}
      {list.projects.map((project) => (
        <IdeaEntry
          key={project.id}
          idea={ideaOfProject(project)}
          mark={project.run_id === null ? "Collected" : "Designed"}
          heading="h2"
        />
      ))}
      <Pager {...list} href={(start) => projectPageHref({ ...page, offset: start })} />
    </>
  );
}
