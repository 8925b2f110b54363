import Link from "next/link";
import type { ReactNode } from "react";
import { COMPLEXITY_RUBRIC, IDEA_RUBRIC } from "@/lib/contracts/rubrics";
import type { FoundProject, Project, Provenance } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { askedAndJudged, NOVELTY_LEGEND, similarityPercent } from "@/lib/view/scores";

interface ProjectScoresProps {
  project: Pick<Project, "idea_score" | "complexity_score" | "novelty" | "novelty_note">;
  /** The row that made it; null where no run of this store did. */
  row: Pick<NonNullable<Provenance["row"]>, "target_complexity" | "idea_quality" | "nearest"> | null;
  /** By now. */
  nearest?: FoundProject | undefined;
}

/** How an idea was judged and why, each score with what it means. */
export function ProjectScores({ project, row, nearest }: ProjectScoresProps) {
  const judge = row?.idea_quality ?? null;
  return (
    <div className="space-y-6">
      <Score
        name="Idea"
        figure={`${project.idea_score}`}
        spoken={`Idea score: ${project.idea_score} of 10`}
        fraction={project.idea_score / 10}
        meaning={meaningOf(IDEA_RUBRIC, project.idea_score)}
        legendTitle="The scale of idea scores"
        legend={<Scale title="Idea scores" rubric={IDEA_RUBRIC} score={project.idea_score} />}
      >
        <Edited judged={judge?.idea_score} score={project.idea_score} />
        <Reasoning text={judge?.idea_reasoning} />
      </Score>
      <Score
        name="Complexity"
        figure={`${project.complexity_score}`}
        spoken={`Complexity score: ${project.complexity_score} of 10`}
        fraction={project.complexity_score / 10}
        meaning={meaningOf(COMPLEXITY_RUBRIC, project.complexity_score)}
        legendTitle="The scale of complexity"
        legend={
          <Scale title="Complexity scores" rubric={COMPLEXITY_RUBRIC} score={project.complexity_score} />
        }
      >
        {row && judge && (
          <p className="figures text-sm">{askedAndJudged(row.target_complexity, judge.complexity_score)}</p>
        )}
        <Edited judged={judge?.complexity_score} score={project.complexity_score} />
        <Reasoning text={judge?.complexity_reasoning} />
      </Score>
      {project.novelty !== null && (
        <Score
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
        </Score>
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

const meaningOf = (rubric: readonly string[], score: number) => rubric[score - 1] ?? null;

interface ScoreProps {
  name: string;
  /** The figure as printed. */
  figure: string;
  /** The whole for screen readers. */
  spoken: string;
  /** How far the bar is filled, 0 to 1. */
  fraction: number;
  /** What this score says by the scale; null where the scale has no words. */
  meaning: string | null;
  legendTitle: string;
  legend: ReactNode;
  children?: ReactNode;
}

function Score({ name, figure, spoken, fraction, meaning, legendTitle, legend, children }: ScoreProps) {
  return (
    <div className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-5">
      <div>
        <h3 className="text-sm">
          <span className="sr-only">{spoken}</span>
          <span aria-hidden="true" className="font-normal text-quiet">
            {name}
          </span>
        </h3>
        <p aria-hidden="true" className="figures text-3xl leading-none font-semibold">
          {figure}
        </p>
        <p aria-hidden="true" className="relative mt-2.5 h-px bg-rule forced-colors:bg-[color:GrayText]">
          <span
            className="absolute inset-y-[-0.5px] left-0 bg-ink forced-colors:bg-[color:CanvasText]"
            style={{ width: `${100 * Math.min(1, Math.max(0, fraction))}%` }}
          />
        </p>
      </div>
      <div className="min-w-0 space-y-1">
        {meaning !== null && <p className="font-medium first-letter:uppercase">{meaning}</p>}
        {children}
        <details className="text-sm text-quiet print:hidden">
          <summary className="min-h-6 hover:text-accent">{legendTitle}</summary>
          {legend}
        </details>
      </div>
    </div>
  );
}

/** Every value of a scale in words, the given one marked. */
function Scale({ title, rubric, score }: { title: string; rubric: readonly string[]; score: number }) {
  return (
    <ol aria-label={title} className="figures mt-2 space-y-0.5">
      {rubric.map((meaning, index) => {
        const current = index + 1 === score;
        return (
          <li
            key={meaning}
            aria-current={current ? "true" : undefined}
            className={`flex gap-3 ${current ? "font-semibold text-ink" : ""}`}
          >
            <span className="w-5 shrink-0 text-right">{index + 1}</span>
            <span className="min-w-0">{meaning}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Edited({ judged, score }: { judged: number | undefined; score: number }) {
  if (judged === undefined || judged === score) return null;
  return <p className="figures text-sm text-quiet">Edited; the judge gave {judged}.</p>;
}

function Reasoning({ text }: { text: string | null | undefined }) {
  if (!text) return null;
  return (
    <p dir="auto" className="text-quiet">
      {text}
    </p>
  );
}
