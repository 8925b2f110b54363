import { X } from "lucide-react";
import Link from "next/link";
import type { CSSProperties } from "react";
import { TagWords } from "@/components/ui/tag-words";
import { links } from "@/lib/view/links";
import { COMPARED_FACTS, type Compared } from "./comparison-facts";

/** The lines of the table: the name of a fact above its cells, and beside them where there is room for both. */
const LINE = "grid gap-x-6 md:grid-cols-(--beneath) lg:grid-cols-(--beside)";

/** The projects' columns, by themselves and after a name. */
const columnsOf = (projects: number) =>
  ({
    "--beneath": `repeat(${projects}, minmax(0, 1fr))`,
    "--beside": `7rem repeat(${projects}, minmax(0, 1fr))`,
  }) as CSSProperties;

/** Projects side by side, a column each; on a phone below each other, fact by fact. */
export function ComparisonTable({ compared }: { compared: readonly Compared[] }) {
  const shared = sharedTags(compared);
  const facts = COMPARED_FACTS.filter(({ of }) => compared.some((each) => of(each, shared)));
  const ids = compared.map(({ project }) => project.id);
  return (
    <div data-wide>
      {compared.length > 1 && <SharedTags shared={shared} />}
      <table style={columnsOf(compared.length)} className="block text-left text-sm">
        <caption className="sr-only">Projects side by side</caption>
        <thead className="block">
          <tr className={LINE}>
            <td className="hidden lg:block" />
            {compared.map(({ project }) => (
              <th key={project.id} scope="col" className="min-w-0 pb-3 font-normal">
                <span className="flex items-start justify-between gap-2">
                  <Link
                    href={links.project(project.id)}
                    prefetch={false}
                    dir="auto"
                    className="min-w-0 font-serif text-xl leading-snug font-semibold hover:text-accent hover:underline"
                  >
                    {project.title}
                  </Link>
                  {compared.length > 1 && (
                    <Link
                      href={links.compare(ids.filter((id) => id !== project.id))}
                      prefetch={false}
                      scroll={false}
                      aria-label={`Compare without ${project.title}`}
                      className="inline-flex size-6 shrink-0 items-center justify-center text-quiet hover:text-danger print:hidden"
                    >
                      <X aria-hidden="true" className="size-4" />
                    </Link>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block">
          {facts.map(({ name, of }) => (
            <tr key={name} className={`${LINE} gap-y-2 border-t border-rule py-3`}>
              <th scope="row" className="font-semibold md:col-span-full lg:col-span-1">
                {name}
              </th>
              {compared.map((each) => (
                <td key={each.project.id} className="min-w-0">
                  <span aria-hidden="true" dir="auto" className="block truncate text-xs text-quiet md:hidden">
                    {each.project.title}
                  </span>
                  {of(each, shared) || <span className="text-quiet">unknown</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The tags that all of the projects have. */
const sharedTags = ([first, ...others]: readonly Compared[]): readonly string[] =>
  others.length === 0
    ? []
    : (first?.project.hashtags.filter((tag) =>
        others.every(({ project }) => project.hashtags.includes(tag)),
      ) ?? []);

function SharedTags({ shared }: { shared: readonly string[] }) {
  return (
    <p className="mb-6 text-sm text-quiet">
      {shared.length === 0 ? (
        "No tag is on all of them."
      ) : (
        <>
          On all of them: <TagWords tags={shared} joint=", " />.
        </>
      )}
    </p>
  );
}
