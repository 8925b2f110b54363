import Link from "next/link";
import type { FoundProject } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { similarityPercent } from "@/lib/view/scores";

/** Projects like this one, the most similar first. */
export function SimilarProjects({ found }: { found: readonly FoundProject[] }) {
  return (
    <ol className="space-y-3">
      {found.map(({ project, similarity }) => (
        <li key={project.id} className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-x-3">
          <span className="figures pt-0.5 text-sm text-quiet">
            {similarityPercent(similarity)}
            <span className="sr-only"> similar</span>
          </span>
          <div className="min-w-0">
            <Link
              href={links.project(project.id)}
              prefetch={false}
              dir="auto"
              className="font-serif leading-snug font-semibold hover:text-accent hover:underline"
            >
              {project.title}
            </Link>
            <p dir="auto" className="font-serif leading-snug text-quiet">
              {project.short_description}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
