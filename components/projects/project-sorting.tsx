import Link from "next/link";
import { type ProjectPage, projectPageHref } from "@/lib/client/page-query";

const SORTS = [
  { sort: "newest", label: "Newest" },
  { sort: "idea_score", label: "Idea score" },
  { sort: "complexity_score", label: "Complexity" },
  { sort: "novelty", label: "Novelty" },
] as const;

/** The orders of the list, as links; the one in force is underlined. */
export function ProjectSorting({ page }: { page: ProjectPage }) {
  return (
    <nav aria-label="Order" className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
      {SORTS.map(({ sort, label }) => {
        const here = page.sort === sort;
        return (
          <Link
            key={sort}
            href={projectPageHref({ ...page, sort, offset: 0 })}
            aria-current={here ? "true" : undefined}
            className={`border-b py-0.5 hover:text-accent ${here ? "border-ink" : "border-transparent text-quiet"}`}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
