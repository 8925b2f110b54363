import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { NearestProject } from "@/components/projects/nearest-project";
import { PageSection } from "@/components/projects/page-section";
import { ProjectActions } from "@/components/projects/project-actions";
import { ProjectHeading } from "@/components/projects/project-heading";
import { ProjectScores } from "@/components/projects/project-scores";
import { ProjectState } from "@/components/projects/project-state";
import { ProvenanceFacts } from "@/components/projects/provenance-facts";
import { SimilarProjects } from "@/components/projects/similar-projects";
import { ProjectAdmin } from "@/components/review/project-admin";
import { TagLine } from "@/components/ui/tag-line";
import { currentAdmin } from "@/lib/auth/current-admin";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import type { FoundProject } from "@/lib/contracts/search";
import { DomainError } from "@/lib/core/errors";
import { getProject } from "@/lib/projects/get-project";
import { idNeighbours, listNeighbours } from "@/lib/projects/list-neighbours";
import { similarProjects } from "@/lib/projects/similar-projects";
import { projectProvenance } from "@/lib/runs/project-provenance";
import { links } from "@/lib/view/links";
import { listQuery, type ProjectsPage, readProjectsPage } from "@/lib/view/projects-params";

/** The nearest, and some more. */
const SIMILAR = 6;
/** The page is complete at once; similar projects that take longer than this, in milliseconds, it does without. */
const SIMILAR_MS = 3000;

interface ProjectPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Once per request, for the metadata and the page. */
const readProject = cache((id: string) => orNotFound(() => getProject(id)));

export async function generateMetadata({ params }: ProjectPageProps): Promise<Metadata> {
  const project = await readProject((await params).id);
  return { title: project.title, description: project.short_description };
}

/** The whole of a project; the list that it was opened from is in the address. */
export default async function ProjectPage({ params, searchParams }: ProjectPageProps) {
  const detail = await readProject((await params).id);
  const { project } = detail;
  const page = readProjectsPage(await searchParams);
  const from = links.projects(page) === links.projects() ? undefined : page;
  const [admin, provenance, similar, { previous, next }] = await Promise.all([
    currentAdmin(),
    orNotFound(() => projectProvenance(String(project.id))),
    readSimilar(project.id),
    from ? neighboursIn(project.id, from) : idNeighbours(project.id),
  ]);
  const [nearest, ...others] = similar ?? [];
  const written = provenance.row?.project_idea ?? null;
  const address = (id: number | null) => (id === null ? null : links.project(id, from));
  return (
    <article>
      <ProjectHeading
        project={project}
        list={links.projects(page)}
        previous={address(previous)}
        next={address(next)}
      />
      <div className="mb-8 grid grid-cols-1 gap-x-8 gap-y-4 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
        <ProjectState project={project} row={provenance.row} />
        <div className="max-w-[42rem] min-w-0 space-y-5 max-sm:order-first">
          <p dir="auto" className="font-serif text-lg leading-relaxed">
            {project.description}
          </p>
          <TagLine tags={project.hashtags} />
          <ProjectActions key={project.id} project={project} />
        </div>
      </div>
      <PageSection title="How it was judged">
        <ProjectScores project={project} row={provenance.row} nearest={nearest} />
      </PageSection>
      {written !== null && (
        <PageSection title="The whole idea">
          <p dir="auto" className="font-serif leading-relaxed whitespace-pre-line">
            {written}
          </p>
        </PageSection>
      )}
      {nearest && (
        <PageSection title="The nearest project">
          <NearestProject project={project} nearest={nearest} />
        </PageSection>
      )}
      {others.length > 0 && (
        <PageSection title="Similar projects">
          <SimilarProjects found={others} />
        </PageSection>
      )}
      {!nearest && (
        <PageSection title="Similar projects">
          <p className="text-quiet">
            {similar
              ? "It has not been compared with the others yet."
              : "They cannot be looked up now; reload the page in a moment."}
          </p>
        </PageSection>
      )}
      <PageSection title="Where it came from">
        <ProvenanceFacts project={detail} provenance={provenance} />
      </PageSection>
      {admin && <ProjectAdmin project={project} />}
    </article>
  );
}

async function neighboursIn(id: number, list: ProjectsPage) {
  const query = projectListQuerySchema.safeParse(listQuery(list));
  return query.success ? listNeighbours(id, query.data) : idNeighbours(id);
}

/** Null where the index does not answer: the rest of the page does without. */
async function readSimilar(id: number): Promise<FoundProject[] | null> {
  const signal = AbortSignal.timeout(SIMILAR_MS);
  try {
    return (await similarProjects(id, SIMILAR, signal)).similar_projects;
  } catch (error) {
    if (signal.aborted || (error instanceof DomainError && error.code === "search_unavailable")) return null;
    // Deleted since the page was begun.
    if (error instanceof DomainError && error.code === "not_found") return [];
    throw error;
  }
}
