import Link from "next/link";
import { Measures } from "@/components/ideas/measures";
import { When } from "@/components/ui/when";
import type { Project } from "@/lib/contracts/projects";

/** Where a project comes from and how it was judged. */
export function ProjectFacts({ project }: { project: Project }) {
  return (
    <aside aria-label="About this project" className="space-y-4 border-t border-rule pt-4 text-sm">
      <Measures
        ideaScore={project.idea_score}
        complexityScore={project.complexity_score}
        novelty={project.novelty}
      />
      <p className="text-quiet">
        {project.source === "nemo_data_designer" ? "Designed" : "Collected"} <When at={project.created_at} />
        {project.run_id !== null && (
          <>
            {" "}
            as idea {(project.row ?? 0) + 1} of{" "}
            <Link href={`/runs/${project.run_id}`} className="link">
              this run
            </Link>
          </>
        )}
        .
      </p>
      {project.primary_url && <ProjectSite url={project.primary_url} />}
    </aside>
  );
}

/** Addresses come from strangers: only web addresses become links. */
function ProjectSite({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return null;
  return (
    <p>
      <a href={url} rel="noreferrer nofollow ugc" className="link">
        {url}
      </a>
    </p>
  );
}
