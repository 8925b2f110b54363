import { X } from "lucide-react";
import Link from "next/link";
import { TagWords } from "@/components/ui/tag-words";
import { links } from "@/lib/view/links";
import { COMPARED_FACTS, type Compared } from "./comparison-facts";

/** Up to which width the cells of a row stand below each other: more projects need more room. */
const STACKED = {
  few: "max-md:block max-md:[&_:is(thead,tbody,tr,th,td,[data-whose])]:block max-md:[&_[data-corner]]:hidden",
  many: "max-lg:block max-lg:[&_:is(thead,tbody,tr,th,td,[data-whose])]:block max-lg:[&_[data-corner]]:hidden",
};

/** Projects side by side, a column each; below each other, fact by fact, on a narrow page. */
export function ComparisonTable({ compared }: { compared: readonly Compared[] }) {
  const shared = sharedTags(compared);
  const facts = COMPARED_FACTS.filter(({ of }) => compared.some((each) => of(each, shared)));
  const ids = compared.map(({ project }) => project.id);
  return (
    <div data-wide>
      {compared.length > 1 && <SharedTags shared={shared} />}
      <table
        className={`w-full table-fixed border-collapse text-left ${compared.length > 2 ? STACKED.many : STACKED.few}`}
      >
        <caption className="sr-only">Projects side by side</caption>
        <thead>
          <tr>
            <td data-corner className="w-40" />
            {compared.map(({ project }) => (
              <th key={project.id} scope="col" className="pr-6 pb-3 align-top font-normal">
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
        <tbody>
          {facts.map(({ name, of }) => (
            <tr key={name} className="border-t border-rule align-top">
              <th scope="row" className="py-3 pr-4 text-sm font-semibold">
                {name}
              </th>
              {compared.map((each) => (
                <td key={each.project.id} className="py-3 pr-6">
                  <span
                    data-whose
                    aria-hidden="true"
                    dir="auto"
                    className="hidden truncate text-xs text-quiet"
                  >
                    {each.project.title}
                  </span>
                  {of(each, shared) || <span className="text-sm text-quiet">not known</span>}
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
