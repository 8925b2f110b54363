import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { Pager } from "@/components/ui/pager";
import { SectionHeading } from "@/components/ui/section-heading";
import { MAP_SOURCES } from "@/lib/contracts/limits";
import type { TagCounts } from "@/lib/contracts/types";
import type { TagsPage } from "@/lib/view/explore-params";
import { links } from "@/lib/view/links";
import { MAP_SOURCE_NAMES } from "./map-mark";

type Sort = TagsPage["sort"];

/** A page of all tags with how many projects of each source have them; a heading sorts by its column. */
export function TagTable({ list, sort }: { list: TagCounts; sort: Sort }) {
  const columns: { sort: Sort; label: string }[] = [
    { sort: "tag", label: "Tag" },
    { sort: "count", label: "Projects" },
    ...list.sources.map((source) => ({ sort: source, label: MAP_SOURCE_NAMES[source] })),
  ];
  return (
    <section aria-labelledby="all-tags">
      <SectionHeading id="all-tags">All tags</SectionHeading>
      <p className="mt-2 flex flex-wrap items-center gap-2 text-sm text-quiet sm:hidden">
        Sorted by
        {columns.map((column) => (
          <Chip
            key={column.sort}
            href={links.exploreTags({ sort: column.sort === sort ? "count" : column.sort })}
            chosen={column.sort === sort}
            removes={`Sorted by ${column.label.toLowerCase()}; sort by projects`}
          >
            {column.label}
          </Chip>
        ))}
      </p>
      <table aria-labelledby="all-tags" className="figures mt-2 mb-4 w-full border-collapse text-sm">
        <thead className="max-sm:sr-only">
          <tr className="border-b border-edge">
            {columns.map((column) => (
              <th
                key={column.sort}
                scope="col"
                aria-sort={column.sort === sort ? (sort === "tag" ? "ascending" : "descending") : undefined}
                className={`py-1 font-medium ${column.sort === "tag" ? "text-left" : "w-28 text-right"}`}
              >
                <Link
                  href={links.exploreTags({ sort: column.sort })}
                  prefetch={false}
                  scroll={false}
                  className={`inline-block min-h-6 hover:text-accent ${column.sort === sort ? "underline decoration-2 underline-offset-4" : "text-quiet"}`}
                >
                  {column.label}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.tags.map((row) => (
            <tr key={row.tag} className="border-b border-rule">
              <th scope="row" className="py-1 pr-4 text-left font-normal">
                <Link
                  href={links.projects({ tags: [row.tag] })}
                  prefetch={false}
                  className="link inline-block min-h-6"
                >
                  <bdi>{row.tag}</bdi>
                </Link>
                <span aria-hidden="true" className="block text-xs text-quiet sm:hidden">
                  {sourceWords(row)}
                </span>
              </th>
              <td className="py-1 text-right align-top">{row.count}</td>
              {list.sources.map((source) => (
                <td
                  key={source}
                  className={`py-1 text-right align-top max-sm:sr-only ${row[source] === 0 ? "text-quiet" : ""}`}
                >
                  {row[source]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager {...list} href={(offset) => links.exploreTags({ sort, offset })} />
    </section>
  );
}

const sourceWords = (row: TagCounts["tags"][number]) =>
  MAP_SOURCES.filter((source) => row[source] > 0)
    .map((source) => `${MAP_SOURCE_NAMES[source]} ${row[source]}`)
    .join(" · ");
