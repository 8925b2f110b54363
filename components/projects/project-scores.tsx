import Link from "next/link";
import type { FoundProject, Project, Provenance } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import {
  type JudgedRow,
  NOVELTY_LEGEND,
  SCALES,
  type ScoredProject,
  similarityPercent,
} from "@/lib/view/scores";
import { ExplainedScore } from "./explained-score";
import { JudgedScore } from "./judged-score";

interface ProjectScoresProps {
  project: ScoredProject & Pick<Project, "novelty" | "novelty_note">;
  /** The row that made it; null where no run of this store did. */
  row: (JudgedRow & Pick<NonNullable<Provenance["row"]>, "nearest">) | null;
  /** By now. */
  nearest?: FoundProject | undefined;
}

/** How an idea was judged and why, each score with what it means. */
export function ProjectScores({ project, row, nearest }: ProjectScoresProps) {
  return (
    <div className="space-y-6">
      {SCALES.map((scale) => (
        <JudgedScore key={scale} scale={scale} project={project} row={row} />
      ))}
      {project.novelty !== null && (
        <ExplainedScore
          name="Novelty"
          figure={project.novelty.toFixed(2)}
          spoken={`Novelty: ${project.novelty.toFixed(2)} of 1`}
          fraction={project.novelty}
          meaning={null}
          legendTitle="How novelty is measured"
          legend={<p className="mt-2 max-w-prose">{NOVELTY_LEGEND}</p>}
        >
          {nearest && (
            <p>
              <span className="figures">{similarityPercent(nearest.similarity)} similar</span> to{" "}
              <Near id={nearest.project.id} title={nearest.project.title} />, the nearest project.
            </p>
          )}
          {row?.nearest && row.nearest.project_id !== nearest?.project.id && (
            <p className="text-sm text-quiet">
              When it was made, the nearest was <Near id={row.nearest.project_id} title={row.nearest.title} />
              .
            </p>
          )}
          {project.novelty_note !== null && <p className="text-sm text-quiet">{project.novelty_note}</p>}
        </ExplainedScore>
      )}
    </div>
  );
}

/** A link where it is known to which project. */
function Near({ id, title }: { id: number | null; title: string }) {
  if (id === null) return <bdi>“{title}”</bdi>;
  return (
    <Link href={links.project(id)} prefetch={false} className="link">
      <bdi>{title}</bdi>
    </Link>
  );
}
