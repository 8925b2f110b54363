import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { ProjectFacts } from "@/components/projects/project-facts";
import { ProjectAdmin } from "@/components/review/project-admin";
import { PageHeading } from "@/components/ui/page-heading";
import { TagLine } from "@/components/ui/tag-line";
import { currentAdmin } from "@/lib/auth/current-admin";
import { getProject } from "@/lib/projects/get-project";
import { links } from "@/lib/view/links";

interface ProjectPageProps {
  params: Promise<{ id: string }>;
}

/** Once per request, for the metadata and the page. */
const readProject = cache((id: string) => orNotFound(() => getProject(id)));

export async function generateMetadata({ params }: ProjectPageProps): Promise<Metadata> {
  const project = await readProject((await params).id);
  return { title: project.title, description: project.short_description };
}

export default async function ProjectPage({ params }: ProjectPageProps) {
  const project = await readProject((await params).id);
  const admin = await currentAdmin();
  const over = (
    <Link href={links.projects()} className="link">
      Projects
    </Link>
  );
  return (
    <article>
      <PageHeading over={over} title={project.title}>
        <p dir="auto" className="font-serif text-xl">
          {project.short_description}
        </p>
      </PageHeading>
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0 space-y-6">
          <p dir="auto" className="max-w-[42rem] font-serif text-lg leading-relaxed">
            {project.description}
          </p>
          <TagLine tags={project.hashtags} />
          {project.hashtags.length > 0 && (
            <p className="text-sm">
              <Link href={links.designer({ tags: project.hashtags })} className="link">
                Design more with these tags
              </Link>
            </p>
          )}
        </div>
        <ProjectFacts project={project} />
      </div>
      {admin && <ProjectAdmin project={project.project} />}
    </article>
  );
}
