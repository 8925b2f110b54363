"use client";

import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { toggleShortlisted } from "@/lib/client/projects/shortlist";
import { useBookmark } from "@/lib/client/projects/use-bookmark";
import { useShortcuts } from "@/lib/client/shortcuts/use-shortcuts";
import type { Project } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { BookmarkButton } from "./bookmark-button";
import { CopyMarkdown } from "./copy-markdown";
import { ShortlistButton } from "./shortlist-button";

/** What anyone can do with a project. */
export function ProjectActions({ project }: { project: Project }) {
  const { toggle } = useBookmark(project);
  useShortcuts("project", { bookmark: toggle, compare: () => toggleShortlisted(project) });
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <BookmarkButton project={project} labelled />
      <ShortlistButton project={project} labelled />
      <CopyMarkdown project={project} />
      {project.hashtags.length > 0 && (
        <Link
          href={links.designer({ tags: project.hashtags })}
          prefetch={false}
          className={buttonClass({ look: "bare" })}
        >
          More like this
        </Link>
      )}
    </div>
  );
}
