"use client";

import Link from "next/link";
import { useMemo } from "react";
import { DiffText } from "@/components/ui/diff-text";
import { ReviewBadge } from "@/components/ui/review-badge";
import { SectionHeading } from "@/components/ui/section-heading";
import { sharedWords, wordDiff } from "@/lib/client/review/word-diff";
import type { Project, ReviewItem } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { projectOrigin } from "@/lib/view/text";

/** Descriptions that share less of their words are not told apart word by word: all of it would be marked. */
const MIN_SHARED = 0.25;

interface NearestProjectsProps {
  project: Project;
  /** Undefined while it is loading. */
  nearest: ReviewItem["nearest"] | undefined;
  /** The one that the idea would be named a duplicate of. */
  chosen: number | null;
  onChoose: (id: number) => void;
}

/** The three projects nearest to an idea, each with what differs. The chosen one is what D names. */
export function NearestProjects({ project, nearest, chosen, onChoose }: NearestProjectsProps) {
  return (
    <fieldset className="min-w-0">
      <legend>
        <SectionHeading>Nearest projects</SectionHeading>
      </legend>
      {nearest !== undefined && nearest.length > 0 && (
        <p className="text-xs text-quiet">
          Of their descriptions, <del className="diff-removed">only there</del> <span>and</span>{" "}
          <ins className="diff-added">only here</ins>.
        </p>
      )}
      {nearest === undefined && <p className="breathe mt-2 text-sm text-quiet">Comparing…</p>}
      {nearest?.length === 0 && (
        <p className="mt-2 text-sm text-quiet">None yet: it has not been compared with the others.</p>
      )}
      <div className="mt-2">
        {nearest?.map((near) => (
          <NearProject
            key={near.project.id}
            {...near}
            idea={project}
            chosen={near.project.id === chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface NearProjectProps {
  project: Project;
  similarity: number;
  idea: Project;
  chosen: boolean;
  onChoose: (id: number) => void;
}

function NearProject({ project, similarity, idea, chosen, onChoose }: NearProjectProps) {
  const id = `near-${project.id}`;
  return (
    <div className={`border-l-2 py-2 pl-3 ${chosen ? "border-accent" : "border-rule"}`}>
      <div className="flex items-baseline gap-2">
        <input
          id={id}
          type="radio"
          name="duplicate-of"
          checked={chosen}
          onChange={() => onChoose(project.id)}
          className="size-3.5 shrink-0 translate-y-px"
        />
        <label htmlFor={id} dir="auto" className="min-w-0 font-serif leading-snug font-semibold">
          {project.title}
        </label>
      </div>
      <p className="figures mt-0.5 flex flex-wrap items-baseline gap-x-2 text-xs text-quiet">
        <span>{Math.round(100 * similarity)} % similar</span>
        <Link
          href={links.project(project.id)}
          prefetch={false}
          className="link"
          aria-label={`${projectOrigin(project)} project ${project.title}`}
        >
          {projectOrigin(project)}
        </Link>
        <ReviewBadge project={project} />
      </p>
      <Difference there={project.description} here={idea.description} />
    </div>
  );
}

function Difference({ there, here }: { there: string; here: string }) {
  const changes = useMemo(() => wordDiff(there, here), [there, here]);
  const alike = sharedWords(changes) >= MIN_SHARED;
  return (
    <p className="mt-1 font-serif text-sm leading-relaxed">
      {alike ? (
        <DiffText changes={changes} removed="only there" added="only here" />
      ) : (
        <>
          <span dir="auto">{there}</span>{" "}
          <span className="font-sans text-xs text-quiet">Hardly a phrase in common.</span>
        </>
      )}
    </p>
  );
}
