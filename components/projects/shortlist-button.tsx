"use client";

import { Columns2 } from "lucide-react";
import { type Shortlisted, toggleShortlisted, useShortlist } from "@/lib/client/projects/shortlist";
import { MAX_COMPARED } from "@/lib/contracts/limits";
import { ProjectToggle } from "./project-toggle";

interface ShortlistButtonProps {
  project: Shortlisted;
  /** Whether it says what it is; without, the icon stands alone, as in a list. */
  labelled?: boolean;
}

/** Puts a project on the shortlist, which the bar at the lower edge shows, or takes it off. */
export function ShortlistButton({ project, labelled = false }: ShortlistButtonProps) {
  const list = useShortlist();
  const listed = list.some(({ id }) => id === project.id);
  const full = !listed && list.length === MAX_COMPARED;
  return (
    <ProjectToggle
      of="compare"
      on={listed}
      data-shortlist={project.id}
      aria-disabled={full}
      label={labelled ? (full ? "Shortlist full" : "Compare") : null}
      spoken={`Compare ${project.title}`}
      title={full ? `The shortlist holds ${MAX_COMPARED}; take one off it first.` : undefined}
      className="scripted aria-disabled:opacity-60 print:hidden"
      onClick={() => toggleShortlisted({ id: project.id, title: project.title })}
      icon={
        <Columns2
          aria-hidden="true"
          className={`size-4 shrink-0 ${listed ? "text-accent forced-colors:text-[color:LinkText]" : ""}`}
          {...(listed ? { strokeWidth: 2.75 } : {})}
        />
      }
    />
  );
}
