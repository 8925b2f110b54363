"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { TagLine } from "@/components/ui/tag-line";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { queryOf } from "@/lib/client/http";
import { runStatusOptions } from "@/lib/client/runs/run-status";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";

/** One idea, written with what is in the form, shown in place; it is a run like any other, and is kept. */
export function Preview() {
  const { preview } = useDesignerForm();
  return (
    <section aria-label="Preview" data-testid="preview">
      {preview !== null && <PreviewRun key={preview} taskId={preview} />}
    </section>
  );
}

function PreviewRun({ taskId }: { taskId: string }) {
  const { data: status, error } = useQuery(runStatusOptions(taskId));
  const projectId = status?.project_ids[0];
  const written = projectId !== undefined;
  return (
    <div className="border-t border-rule pt-4">
      <p role="status" className={written ? "sr-only" : "text-sm text-quiet"}>
        {written ? "The idea is written." : (error?.message ?? words(status))}
      </p>
      {written && <PreviewIdea id={projectId} />}
      <p className="mt-2 text-sm text-quiet">
        It is kept, as{" "}
        <Link href={links.run(taskId)} prefetch={false} className="link">
          a run of one idea
        </Link>
        .
      </p>
    </div>
  );
}

function words(status: RunStatus | undefined): string {
  if (!status || !isFinished(status)) return status?.paused_reason ?? "Writing one idea…";
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
      <h2 dir="auto" className="font-serif text-xl leading-snug font-semibold">
        <Link href={links.project(id)} prefetch={false} className="hover:text-accent hover:underline">
          {idea.title}
        </Link>
      </h2>
      <p dir="auto" className="font-serif text-lg leading-snug text-quiet">
        {idea.short_description}
      </p>
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
