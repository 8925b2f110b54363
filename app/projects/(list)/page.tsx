import { randomInt } from "node:crypto";
import type { Metadata } from "next";
import { FilterChips } from "@/components/projects/filter-chips";
import { ListOrder } from "@/components/projects/list-order";
import { listedProject } from "@/components/projects/listed-project";
import { NoProjects, PastTheEnd } from "@/components/projects/no-projects";
import { PageSize } from "@/components/projects/page-size";
import { ProjectFilters } from "@/components/projects/project-filters";
import { ProjectList } from "@/components/projects/project-list";
import { ProjectTabs } from "@/components/projects/project-tabs";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { currentAdmin } from "@/lib/auth/current-admin";
import { MAX_SEED } from "@/lib/contracts/limits";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { corpusOrigins } from "@/lib/projects/corpus-origins";
import { countTabs } from "@/lib/projects/count-tabs";
import { countHashtags } from "@/lib/projects/hashtags";
import { listProjects } from "@/lib/projects/list-projects";
import { decideOrder } from "@/lib/projects/project-order";
import { projects } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";
import { listQuery, readProjectsPage } from "@/lib/view/projects-params";
import { corpusWords } from "@/lib/view/text";

export const metadata: Metadata = { title: "Projects" };

/** Tags that the filter suggests. */
const COMMON_TAGS = 150;

interface ProjectsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All projects, collected and generated; what is shown of them is in the address. */
export default async function ProjectsPage({ searchParams }: ProjectsPageProps) {
  const asked = readProjectsPage(await searchParams);
  const query = projectListQuerySchema.parse(listQuery(asked));
  const { sort, seed } = decideOrder(query);
  const [list, counts, { tags: vocabulary }, origins, admin] = await Promise.all([
    listProjects({ ...query, sort, seed: seed ?? undefined }),
    countTabs(query),
    countHashtags({ min_count: 1, limit: COMMON_TAGS }),
    corpusOrigins(),
    currentAdmin(),
  ]);
  const page = { ...asked, seed };
  return (
    <>
      <PageHeading title="Projects">{corpusWords(origins)}</PageHeading>
      <ProjectTabs page={page} counts={counts} />
      <ProjectFilters page={page} vocabulary={vocabulary} />
      <FilterChips page={page} />
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 text-sm">
        <p role="status" className="figures">
          {projects(list.total)}
        </p>
        <ListOrder page={page} sort={sort} seed={randomInt(MAX_SEED)} />
      </div>
      {list.total === 0 && <NoProjects page={page} />}
      {list.total > 0 && list.projects.length === 0 && <PastTheEnd page={page} total={list.total} />}
      <ProjectList
        projects={list.projects.map(listedProject)}
        offset={list.offset}
        total={list.total}
        page={page}
        admin={admin !== null}
      />
      {list.projects.length > 0 && (
        <Pager {...list} href={(start) => links.projects({ ...page, offset: start })}>
          <PageSize page={page} />
        </Pager>
      )}
    </>
  );
}
