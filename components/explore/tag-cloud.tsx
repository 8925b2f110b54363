import Link from "next/link";
import { Figure } from "@/components/ui/figure";
import type { TagCounts } from "@/lib/contracts/types";
import { projects } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";

/** From the rarest of a cloud to the most frequent. */
const SIZES = ["text-sm", "text-base", "text-lg", "text-xl", "text-2xl", "text-3xl", "text-4xl"];

/** The most frequent tags, in alphabetical order, each as large as it is frequent. */
export function TagCloud({ tags }: { tags: TagCounts["tags"] }) {
  const counts = tags.map(({ count }) => Math.log(count));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const sizeOf = (count: number) =>
    SIZES[Math.round(((Math.log(count) - least) / Math.max(most - least, 0.01)) * (SIZES.length - 1))];
  return (
    <Figure
      heading="h2"
      title="The most frequent tags"
      note="The larger, the more projects have it; the table below has the counts."
    >
      <ul className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-y border-rule py-4 font-serif">
        {tags
          .toSorted((one, other) => (one.tag < other.tag ? -1 : 1))
          .map(({ tag, count }) => (
            <li key={tag} className="max-w-full min-w-0">
              <Link
                href={links.projects({ tags: [tag] })}
                prefetch={false}
                className={`inline-block min-h-6 leading-tight hover:text-accent hover:underline ${SIZES.indexOf(sizeOf(count) ?? "") < 2 ? "text-quiet" : ""} ${sizeOf(count)}`}
              >
                <bdi>{tag}</bdi>
                <span className="sr-only">, {projects(count)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </Figure>
  );
}
