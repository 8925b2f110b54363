"use client";

import type { MouseEvent } from "react";
import { IdeaHeading } from "@/components/ideas/idea-heading";
import { Scores } from "@/components/ideas/scores";
import { ReviewBadge } from "@/components/ui/review-badge";
import { TagLine } from "@/components/ui/tag-line";
import { Timestamp } from "@/components/ui/timestamp";
import { links } from "@/lib/view/links";
import type { ProjectsPage } from "@/lib/view/projects-params";
import { projectOrigin } from "@/lib/view/text";
import { BookmarkButton } from "./bookmark-button";
import type { ListedProject } from "./listed-project";
import { ShortlistButton } from "./shortlist-button";

/** A wash that goes a little past the text on both sides. */
const SELECTED = "before:absolute before:inset-y-0 before:-inset-x-3 before:-z-10 before:bg-wash";

interface ProjectEntryProps {
  project: ListedProject;
  /** Its place in the whole list, from 1. */
  place: number;
  selected: boolean;
  /** The list that it stands in, through which its own page leads on. */
  from: ProjectsPage;
  onSelect: (id: number, range: boolean) => void;
}

/** A project in the list: in the margin its place, what selects and bookmarks it, and its scores. */
export function ProjectEntry({ project, place, selected, from, onSelect }: ProjectEntryProps) {
  return (
    <li
      data-entry={project.id}
      className={`relative isolate grid grid-cols-1 gap-x-8 gap-y-2 border-t border-rule py-5 first:border-t-0 sm:grid-cols-[9.5rem_minmax(0,1fr)] sm:grid-rows-[auto_1fr] ${selected ? SELECTED : ""}`}
    >
      <div className="flex items-center gap-2 text-sm text-quiet">
        <input
          type="checkbox"
          aria-label={`Select ${project.title}`}
          checked={selected}
          onChange={() => {}}
          onClick={(event: MouseEvent) => onSelect(project.id, event.shiftKey)}
          className="scripted m-1 size-4 print:hidden"
        />
        <span aria-hidden="true" className="figures min-w-6">
          {place}
        </span>
        <span className="inline-flex">
          <BookmarkButton project={project} />
          <ShortlistButton project={project} />
        </span>
      </div>
      <div className="max-w-[42rem] min-w-0 sm:col-start-2 sm:row-span-2 sm:row-start-1">
        <IdeaHeading
          as="h2"
          title={project.title}
          tagline={project.short_description}
          href={links.project(project.id, from)}
        />
        <p dir="auto" className="mt-2 mb-3 line-clamp-4 font-serif text-[1.0625rem] leading-relaxed">
          {project.description}
        </p>
        <TagLine tags={project.hashtags} />
        <p className="mt-2 flex flex-wrap items-baseline gap-x-3 text-xs text-quiet">
          <span>
            {projectOrigin(project)} <Timestamp at={`${project.created_at}Z`} />
            {!project.is_valid_project && ", not counted among the projects"}
          </span>
          <ReviewBadge project={project} />
        </p>
      </div>
      <Scores
        ideaScore={project.idea_score}
        complexityScore={project.complexity_score}
        novelty={project.novelty}
        noveltyNote={project.novelty_note}
      />
    </li>
  );
}
