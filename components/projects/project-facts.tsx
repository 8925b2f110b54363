import Link from "next/link";
import { Scores } from "@/components/ideas/scores";
import { OutsideLink } from "@/components/ui/outside-link";
import { ReviewBadge } from "@/components/ui/review-badge";
import { Timestamp } from "@/components/ui/timestamp";
import { isSample } from "@/lib/contracts/project-source";
import type { Project, ProjectDetail } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { projectOrigin, relaxedNote, SAMPLE_CORPUS } from "@/lib/view/text";
import { ProjectSource } from "./project-source";

/** Where a project comes from and how it was judged. */
export function ProjectFacts({ project }: { project: Omit<ProjectDetail, "project"> }) {
  return (
    <aside aria-label="About this project" className="space-y-4 border-t border-rule pt-4 text-sm">
      <Scores
        ideaScore={project.idea_score}
        complexityScore={project.complexity_score}
        novelty={project.novelty}
        noveltyNote={project.novelty_note}
      />
      {isSample(project) ? (
        project.is_valid_project && <p className="text-quiet">{SAMPLE_CORPUS}.</p>
      ) : (
        <ProjectBirth project={project} />
      )}
      {!project.is_valid_project && (
        <p className="text-quiet">
          <bdi>{project.invalid_reason ?? "Not counted among the projects"}</bdi>.
        </p>
      )}
      <ReviewState project={project} />
      {project.relaxed && <p className="text-quiet">{relaxedNote()}</p>}
      <ProjectSource project={project} />
      {project.primary_url && (
        <p>
          <OutsideLink href={project.primary_url}>{project.primary_url}</OutsideLink>
        </p>
      )}
    </aside>
  );
}

function ReviewState({ project }: { project: Project }) {
  if (project.review_status === null) return null;
  return (
    <p>
      <ReviewBadge project={project} />
      {project.duplicate_of !== null && (
        <span className="text-sm text-quiet">
          {" of "}
          <Link href={links.project(project.duplicate_of)} className="link">
            project {project.duplicate_of}
          </Link>
        </span>
      )}
    </p>
  );
}

function ProjectBirth({ project }: { project: Project }) {
  return (
    <p className="text-quiet">
      {projectOrigin(project)} <Timestamp at={`${project.created_at}Z`} />
      {project.run_id !== null && (
        <>
          {" "}
          as idea {(project.row ?? 0) + 1} of{" "}
          <Link href={links.run(project.run_id)} className="link">
            this run
          </Link>
        </>
      )}
      .
    </p>
  );
}
