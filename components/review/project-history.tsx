"use client";

import { SectionHeading } from "@/components/ui/section-heading";
import type { ReviewEntry } from "@/lib/contracts/types";
import { HistoryEntry } from "./history-entry";

interface ProjectHistoryProps {
  /** Newest first. */
  entries: readonly ReviewEntry[];
  /** Whether it is a section of the page, or a part of what is in front. */
  heading?: "h2" | "h3";
  onUndo?: (entry: ReviewEntry) => void;
  busy?: boolean;
}

/** What admins did to one project. */
export function ProjectHistory({ entries, heading = "h3", ...undo }: ProjectHistoryProps) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="project-history" className="mt-6 border-t border-rule pt-4">
      {heading === "h2" ? (
        <SectionHeading id="project-history" className="mb-2">
          History
        </SectionHeading>
      ) : (
        <h3 id="project-history" className="mb-2 text-sm font-semibold">
          History
        </h3>
      )}
      <ol>
        {entries.map((entry) => (
          <HistoryEntry key={entry.id} entry={entry} {...undo} />
        ))}
      </ol>
    </section>
  );
}
