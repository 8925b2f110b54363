import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { projects } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";
import { filtersInUse, tabOf, withoutFilters } from "@/lib/view/project-filters";
import type { ProjectsPage } from "@/lib/view/projects-params";

const NOTHING = {
  all: { title: "There are no projects yet", next: "Generate some", href: links.designer() },
  hn: {
    title: "Nothing is imported from Hacker News yet",
    next: "Import a thread",
    href: links.settings(),
  },
  generated: { title: "Nothing is generated yet", next: "Generate some", href: links.designer() },
  bookmarked: { title: "Nothing is bookmarked yet", next: "Look at all projects", href: links.projects() },
  sample: { title: "The sample corpus is set aside", next: "Look at all projects", href: links.projects() },
};

/** Stands where nothing matches, and says what to do about it. */
export function NoProjects({ page }: { page: ProjectsPage }) {
  if (filtersInUse(page).length === 0) {
    const { title, next, href } = NOTHING[tabOf(page).name];
    return (
      <EmptyState title={title}>
        <Link href={href} prefetch={false} className="link">
          {next}
        </Link>
        .
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing matches">
      <Link href={links.projects(withoutFilters(page))} prefetch={false} className="link">
        Remove all filters
      </Link>
      {page.tags.length > 0 && (
        <>
          {" or "}
          <Link href={links.designer({ tags: page.tags })} prefetch={false} className="link">
            generate some on these tags
          </Link>
        </>
      )}
      .
    </EmptyState>
  );
}

/** Stands on a page behind the last one. */
export function PastTheEnd({ page, total }: { page: ProjectsPage; total: number }) {
  const last = Math.floor((total - 1) / page.limit) * page.limit;
  return (
    <EmptyState title="This is past the last page">
      There are {projects(total)}.{" "}
      <Link href={links.projects({ ...page, offset: last })} prefetch={false} className="link">
        Go to the last page
      </Link>
      .
    </EmptyState>
  );
}
