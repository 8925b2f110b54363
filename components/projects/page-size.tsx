import Link from "next/link";
import { links } from "@/lib/view/links";
import { PAGE_LIMITS, type ProjectsPage } from "@/lib/view/projects-params";

/** How many projects a page has; the one at the top of this page stays on it. */
export function PageSize({ page }: { page: ProjectsPage }) {
  return (
    <nav
      aria-label="Projects on a page"
      className="flex print:hidden items-baseline gap-x-3 text-sm text-quiet"
    >
      <span>On a page</span>
      {PAGE_LIMITS.map((limit) => (
        <Link
          key={limit}
          href={links.projects({ ...page, limit, offset: page.offset - (page.offset % limit) })}
          prefetch={false}
          aria-current={page.limit === limit ? "true" : undefined}
          className={`figures min-h-6 min-w-6 border-b py-0.5 text-center hover:text-accent ${page.limit === limit ? "border-ink text-ink" : "border-transparent forced-colors:border-[color:Canvas]"}`}
        >
          {limit}
        </Link>
      ))}
    </nav>
  );
}
