import Link from "next/link";
import { ReviewBadge } from "@/components/ui/review-badge";
import { Timestamp } from "@/components/ui/timestamp";
import type { Project, Provenance } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { projectOrigin, relaxedNote } from "@/lib/view/text";

interface ProjectStateProps {
  project: Project;
  row: Provenance["row"];
}

/** What kind of project it is, and what became of it: in the margin. */
export function ProjectState({ project, row }: ProjectStateProps) {
  return (
    <div className="space-y-2 text-sm text-quiet">
      <p>
        {projectOrigin(project)}
        <br />
        <Timestamp at={`${project.created_at}Z`} />
      </p>
      {project.review_status !== null && (
        <p>
          <ReviewBadge project={project} />
          {project.duplicate_of !== null && (
            <>
              {" of "}
              <Link href={links.project(project.duplicate_of)} prefetch={false} className="link">
                project {project.duplicate_of}
              </Link>
            </>
          )}
        </p>
      )}
      {!project.is_valid_project && (
        <p>
          <bdi>{project.invalid_reason ?? "Not counted among the projects"}</bdi>.
        </p>
      )}
      {project.relaxed && <p>{relaxedNote(row?.relaxed_wishes)}</p>}
    </div>
  );
}
