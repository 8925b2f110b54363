import Link from "next/link";
import { amount } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";
import { PROJECT_TABS, tabOf } from "@/lib/view/project-filters";
import type { ProjectsPage } from "@/lib/view/projects-params";

interface ProjectTabsProps {
  page: ProjectsPage;
  /** How many of each match the other filters. */
  counts: Record<(typeof PROJECT_TABS)[number]["name"], number>;
}

/** Where projects come from, and those that are bookmarked; the other filters stay. */
export function ProjectTabs({ page, counts }: ProjectTabsProps) {
  const current = tabOf(page);
  return (
    <nav aria-label="Which projects" className="mb-4 border-b border-rule">
      <ul className="-mb-px flex flex-wrap gap-x-5">
        {PROJECT_TABS.map((tab) => (
          <li key={tab.name}>
            <Link
              href={links.projects({ ...page, source: tab.source, bookmarked: tab.bookmarked, offset: 0 })}
              prefetch={false}
              scroll={false}
              aria-current={tab === current ? "page" : undefined}
              className={`flex min-h-9 items-baseline gap-1.5 pt-1.5 text-sm hover:text-accent ${tab === current ? "border-b-2 border-ink font-medium" : "text-quiet"}`}
            >
              {tab.label}
              <span className="figures text-xs text-quiet">{amount(counts[tab.name])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
