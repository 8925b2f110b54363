"use client";

import { Columns2 } from "lucide-react";
import { KeyButton } from "@/components/ui/key-button";
import {
  MAX_SHORTLIST,
  type Shortlisted,
  toggleShortlisted,
  useShortlist,
} from "@/lib/client/projects/shortlist";

/** Puts a project on the shortlist, which the bar at the lower edge shows, or takes it off. */
export function ShortlistButton({ project }: { project: Shortlisted }) {
  const list = useShortlist();
  const listed = list.some(({ id }) => id === project.id);
  const full = !listed && list.length === MAX_SHORTLIST;
  return (
    <KeyButton
      of="compare"
      aria-pressed={listed}
      aria-disabled={full}
      title={full ? `The shortlist holds ${MAX_SHORTLIST}; take one off it first.` : undefined}
      className="aria-disabled:opacity-60"
      onClick={() => toggleShortlisted(project)}
    >
      <Columns2 aria-hidden="true" className={`size-4 shrink-0 ${listed ? "text-accent" : ""}`} />
      {full ? "Shortlist full" : "Compare"}
    </KeyButton>
  );
}
