"use client";

import { Button } from "@/components/ui/button";
import { DiffText } from "@/components/ui/diff-text";
import { toFailure } from "@/lib/client/review/failure";
import { otherCandidates, useRegenerate } from "@/lib/client/review/use-regenerate";
import { wordDiff } from "@/lib/client/review/word-diff";
import type { RegeneratedColumn } from "@/lib/contracts/run-options";
import type { Candidate, Project, Reviewed, ReviewItem } from "@/lib/contracts/types";
import { FailureNotice } from "./failure-notice";

const COLUMNS: { column: RegeneratedColumn | null; label: string }[] = [
  { column: "metadata", label: "Texts and tags" },
  { column: "idea_quality", label: "Scores" },
  { column: null, label: "The whole idea" },
];

interface CandidatesProps {
  project: Project;
  item: ReviewItem;
  onChosen: (chosen: Reviewed) => void;
}

/** Writes an idea again, in part or whole, and shows what came of it beside what is there. */
export function Candidates({ project, item, onChosen }: CandidatesProps) {
  const { again, choose } = useRegenerate(project, onChosen);
  if (project.run_id === null) return null;
  const others = otherCandidates(item);
  const busy = again.isPending || others.some(({ state }) => state === "writing");
  return (
    <section
      aria-labelledby="write-again"
      aria-busy={busy}
      className="mt-6 border-t border-rule pt-4 text-sm"
    >
      <h3 id="write-again" className="font-semibold">
        Write again
      </h3>
      <div className="mt-2 flex flex-wrap gap-2">
        {COLUMNS.map(({ column, label }) => (
          <Button key={label} aria-disabled={busy} onClick={() => !busy && again.mutate(column)}>
            {label}
          </Button>
        ))}
      </div>
      <p role="status" className={busy ? "breathe mt-2 text-quiet" : "sr-only"}>
        {busy ? "Being written…" : ""}
      </p>
      {again.error && (
        <div className="mt-3">
          <FailureNotice failure={toFailure("It is not written again", again.error)} onClose={again.reset} />
        </div>
      )}
      {choose.error && (
        <div className="mt-3">
          <FailureNotice failure={toFailure("It was not taken", choose.error)} onClose={choose.reset} />
        </div>
      )}
      <ol className="mt-1">
        {others.map((candidate) => (
          <CandidateEntry
            key={candidate.id}
            candidate={candidate}
            project={project}
            choosing={choose.isPending}
            onUse={() => choose.mutate(candidate.id)}
          />
        ))}
      </ol>
    </section>
  );
}

interface CandidateEntryProps {
  candidate: Candidate;
  project: Project;
  choosing: boolean;
  onUse: () => void;
}

function CandidateEntry({ candidate, project, choosing, onUse }: CandidateEntryProps) {
  const { metadata, idea_quality: quality, state, error, made_by, number } = candidate;
  if (state === "writing") return null;
  const name = made_by === "regenerate" ? "Written again" : `Attempt ${number + 1} of the run`;
  if (state === "failed")
    return (
      <li className="border-t border-rule py-3 first:border-t-0">
        <span className="text-quiet">{name}: </span>
        <span className="text-danger">{error ?? "It could not be written."}</span>
      </li>
    );
  if (!metadata) return null;
  const tags = metadata.hashtags.join(", ");
  return (
    <li className="border-t border-rule py-3 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="figures text-quiet">
          {name}
          {quality && ` · idea ${quality.idea_score} · complexity ${quality.complexity_score}`}
          {candidate.novelty !== null && ` · novelty ${candidate.novelty.toFixed(2)}`}
        </p>
        <Button aria-disabled={choosing} onClick={onUse} aria-label={`Use this: ${metadata.title}`}>
          Use this
        </Button>
      </div>
      <div className="mt-1 font-serif leading-relaxed">
        <p className="font-semibold">
          <DiffText changes={wordDiff(project.title, metadata.title)} />
        </p>
        <p>
          <DiffText changes={wordDiff(project.short_description, metadata.short_description)} />
        </p>
        <p>
          <DiffText changes={wordDiff(project.description, metadata.description)} />
        </p>
        <p className="font-sans text-xs">
          <DiffText changes={wordDiff(project.hashtags.join(", "), tags)} />
        </p>
      </div>
      {quality?.idea_reasoning && (
        <p dir="auto" className="mt-1 text-quiet">
          {quality.idea_reasoning}
        </p>
      )}
    </li>
  );
}
