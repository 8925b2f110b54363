"use client";

import { useQuery } from "@tanstack/react-query";
import { IdeaHeading } from "@/components/ideas/idea-heading";
import { TagLine } from "@/components/ui/tag-line";
import { queryOf } from "@/lib/client/http";
import { runStatusOptions } from "@/lib/client/runs/run-status";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { PreviewStatus, WRITING } from "./preview-status";

/** How a run of one idea goes, and its idea once it is written. */
export function PreviewRun({ taskId }: { taskId: string }) {
  const { data: status, error } = useQuery(runStatusOptions(taskId));
  const projectId = status?.project_ids[0];
  if (projectId === undefined) return <PreviewStatus>{error?.message ?? words(status)}</PreviewStatus>;
  return (
    <>
      <PreviewStatus quiet>The idea is written.</PreviewStatus>
      <PreviewIdea id={projectId} />
    </>
  );
}

function words(status: RunStatus | undefined): string {
  if (!status || !isFinished(status)) return status?.paused_reason ?? WRITING;
  const [failure] = status.errors;
  return status.error ?? failure?.error ?? "No idea came of it.";
}

function PreviewIdea({ id }: { id: number }) {
  const { data: idea } = useQuery({
    ...queryOf("getProject", { params: { id: String(id) } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!idea) return null;
  return (
    <article>
      <IdeaHeading as="h2" title={idea.title} tagline={idea.short_description} href={links.project(id)} />
      <p dir="auto" className="mt-2 mb-2 font-serif leading-relaxed">
        {idea.description}
      </p>
      <TagLine tags={idea.hashtags} />
      <p className="figures mt-1 text-sm text-quiet">
        Idea {idea.idea_score} of 10, complexity {idea.complexity_score} of 10
      </p>
    </article>
  );
}
