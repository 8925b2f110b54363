"use client";

import { Bookmark } from "lucide-react";
import { type Bookmarkable, useBookmark } from "@/lib/client/projects/use-bookmark";
import { ProjectToggle } from "./project-toggle";

interface BookmarkButtonProps {
  project: Bookmarkable;
  /** Whether it says what it is; without, the icon stands alone, as in a list. */
  labelled?: boolean;
}

/** Turns a project's bookmark on and off. It shows the change at once, and takes it back where it is refused. */
export function BookmarkButton({ project, labelled = false }: BookmarkButtonProps) {
  const { bookmarked, toggle, error } = useBookmark(project);
  return (
    <span className="scripted inline-flex flex-wrap items-center gap-x-2 print:hidden">
      <ProjectToggle
        of="bookmark"
        on={bookmarked}
        data-bookmark={project.id}
        label={labelled ? "Bookmark" : null}
        spoken={`Bookmark ${project.title}`}
        onClick={toggle}
        icon={
          <Bookmark
            aria-hidden="true"
            className={`size-4 shrink-0 ${bookmarked ? "fill-accent text-accent forced-colors:fill-[color:LinkText]" : ""}`}
          />
        }
      />
      {error && (
        <span role="alert" className="text-xs text-danger">
          Bookmark not changed: {error.message}
        </span>
      )}
    </span>
  );
}
