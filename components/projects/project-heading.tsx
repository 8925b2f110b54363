import Link from "next/link";
import type { Project } from "@/lib/contracts/types";
import { ProjectSteps } from "./project-steps";

interface ProjectHeadingProps {
  project: Project;
  /** The address of the list that it was opened from. */
  list: string;
  /** The addresses of the projects before and after it. */
  previous: string | null;
  next: string | null;
}

/** The name of a project, below the way back to its list and on to its neighbours. */
export function ProjectHeading({ project, list, ...steps }: ProjectHeadingProps) {
  return (
    <header className="mb-8 border-b border-ink pb-5">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm text-quiet">
        <Link href={list} prefetch={false} className="link inline-flex min-h-6 items-center">
          Projects
        </Link>
        <ProjectSteps {...steps} />
      </div>
      <h1
        dir="auto"
        className="font-serif text-3xl leading-tight font-semibold tracking-tight text-balance sm:text-4xl"
      >
        {project.title}
      </h1>
      {project.short_description && (
        <p dir="auto" className="mt-3 max-w-prose font-serif text-xl leading-snug text-quiet">
          {project.short_description}
        </p>
      )}
    </header>
  );
}
