"use client";

import { Columns2 } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { Key } from "@/components/ui/key-button";
import {
  MAX_SHORTLIST,
  type Shortlisted,
  toggleShortlisted,
  useShortlist,
} from "@/lib/client/projects/shortlist";
import { useShortcutsOn } from "@/lib/client/shortcuts/shortcut-switch";
import { ariaKeys } from "@/lib/view/shortcuts";

interface ShortlistButtonProps {
  project: Shortlisted;
  /** Whether it says what it is; without, the icon stands alone, as in a list. */
  labelled?: boolean;
}

/** Puts a project on the shortlist, which the bar at the lower edge shows, or takes it off. */
export function ShortlistButton({ project, labelled = false }: ShortlistButtonProps) {
  const list = useShortlist();
  const keys = useShortcutsOn();
  const listed = list.some(({ id }) => id === project.id);
  const full = !listed && list.length === MAX_SHORTLIST;
  const look = labelled
    ? buttonClass()
    : "inline-flex size-8 items-center justify-center rounded-sm text-quiet hover:text-accent";
  return (
    <button
      type="button"
      data-shortlist={project.id}
      aria-pressed={listed}
      aria-disabled={full}
      aria-label={labelled ? undefined : `Compare ${project.title}`}
      aria-keyshortcuts={keys ? ariaKeys("compare") : undefined}
      title={full ? `The shortlist holds ${MAX_SHORTLIST}; take one off it first.` : undefined}
      className={`scripted aria-disabled:opacity-60 print:hidden ${look}`}
      onClick={() => toggleShortlisted({ id: project.id, title: project.title })}
    >
      <Columns2
        aria-hidden="true"
        className={`size-4 shrink-0 ${listed ? "text-accent forced-colors:text-[color:LinkText]" : ""}`}
        {...(listed ? { strokeWidth: 2.75 } : {})}
      />
      {labelled && (full ? "Shortlist full" : "Compare")}
      {labelled && keys && (
        <span aria-hidden="true" className="hidden sm:inline">
          <Key of="compare" />
        </span>
      )}
    </button>
  );
}
