"use client";

import { Bookmark } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { Key } from "@/components/ui/key-button";
import { type Bookmarkable, useBookmark } from "@/lib/client/projects/use-bookmark";
import { useShortcutsOn } from "@/lib/client/shortcuts/shortcut-switch";
import { ariaKeys } from "@/lib/view/shortcuts";

interface BookmarkButtonProps {
  project: Bookmarkable;
  /** Whether it says what it is; without, the icon stands alone, as in a list. */
  labelled?: boolean;
}

/** Turns a project's bookmark on and off. It shows the change at once, and takes it back where it is refused. */
export function BookmarkButton({ project, labelled = false }: BookmarkButtonProps) {
  const { bookmarked, toggle, error } = useBookmark(project);
  const keys = useShortcutsOn();
  const look = labelled
    ? buttonClass()
    : "inline-flex size-8 items-center justify-center rounded-sm text-quiet hover:text-accent";
  return (
    <span className="scripted inline-flex flex-wrap items-center gap-x-2 print:hidden">
      <button
        type="button"
        data-bookmark={project.id}
        aria-pressed={bookmarked}
        aria-label={labelled ? undefined : `Bookmark ${project.title}`}
        aria-keyshortcuts={keys ? ariaKeys("bookmark") : undefined}
        onClick={toggle}
        className={look}
      >
        <Bookmark
          aria-hidden="true"
          className={`size-4 shrink-0 ${bookmarked ? "fill-accent text-accent forced-colors:fill-[color:LinkText]" : ""}`}
        />
        {labelled && "Bookmark"}
        {labelled && keys && (
          <span aria-hidden="true" className="hidden sm:inline">
            <Key of="bookmark" />
          </span>
        )}
      </button>
      {error && (
        <span role="alert" className="text-xs text-danger">
          Bookmark not changed: {error.message}
        </span>
      )}
    </span>
  );
}
