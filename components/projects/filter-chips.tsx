import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { links } from "@/lib/view/links";
import { filtersInUse, withoutFilters } from "@/lib/view/project-filters";
import type { ProjectsPage } from "@/lib/view/projects-params";

/** Every filter in use as a link that takes it away. */
export function FilterChips({ page }: { page: ProjectsPage }) {
  const used = filtersInUse(page);
  if (used.length === 0) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-2 text-sm">
      <ul aria-label="Filters in use" className="contents">
        {used.map(({ text, about, without }) => (
          <li key={`${text} ${about}`} className="max-w-full min-w-0">
            <Chip
              chosen
              href={links.projects({ ...page, ...without, offset: 0 })}
              removes={`Remove the filter ${about === undefined ? text : `${text} ${about}`.replace(/^# /, "#")}`}
            >
              {text}
              {about !== undefined && (
                <>
                  {text !== "#" && " "}
                  <bdi>{about}</bdi>
                </>
              )}
            </Chip>
          </li>
        ))}
      </ul>
      {page.tags.length > 1 && <MatchSwitch page={page} />}
      {used.length > 1 && (
        <Link
          href={links.projects(withoutFilters(page))}
          prefetch={false}
          scroll={false}
          className="link py-1"
        >
          Remove all
        </Link>
      )}
    </div>
  );
}

/** Whether any of the tags will do, or all have to be there. */
function MatchSwitch({ page }: { page: ProjectsPage }) {
  const all = page.tags_match === "all";
  return (
    <span className="text-quiet">
      {all ? "all of these tags, " : "any of these tags, "}
      <Link
        href={links.projects({ ...page, tags_match: all ? "any" : "all", offset: 0 })}
        prefetch={false}
        scroll={false}
        className="link"
      >
        {all ? "match any" : "match all"}
      </Link>
    </span>
  );
}
