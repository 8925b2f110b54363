import { Shuffle } from "lucide-react";
import Link from "next/link";
import { links } from "@/lib/view/links";
import { SORT_WORDS } from "@/lib/view/project-filters";
import type { ProjectsPage } from "@/lib/view/projects-params";

const ORDERS = ["relevance", "newest", "idea_score", "complexity_score", "novelty"] as const;

interface ListOrderProps {
  page: ProjectsPage;
  /** The order that the list has. */
  sort: keyof typeof SORT_WORDS;
  /** Of the next shuffle. */
  seed: number;
}

/** The order of the list. A shuffle has its seed in the address, so that its pages belong together. */
export function ListOrder({ page, sort, seed }: ListOrderProps) {
  const shown = ORDERS.filter((each) => each !== "relevance" || page.q !== "");
  /** What the page is ordered by where the address says nothing. */
  const usual = page.q === "" ? "newest" : "relevance";
  return (
    <nav aria-label="Order" className="flex print:hidden flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
      {shown.map((each) => (
        <Link
          key={each}
          href={links.projects({ ...page, sort: each === usual ? null : each, seed: null, offset: 0 })}
          prefetch={false}
          scroll={false}
          aria-current={sort === each ? "true" : undefined}
          className={lookOf(sort === each)}
        >
          {SORT_WORDS[each]}
        </Link>
      ))}
      <Link
        href={links.projects({ ...page, sort: "random", seed, offset: 0 })}
        prefetch={false}
        scroll={false}
        aria-current={sort === "random" ? "true" : undefined}
        className={lookOf(sort === "random")}
      >
        <Shuffle aria-hidden="true" className="mr-1 inline size-3.5 align-[-0.125em]" />
        {sort === "random" ? "Shuffled; again" : "Shuffle"}
      </Link>
    </nav>
  );
}

const lookOf = (current: boolean) =>
  `min-h-6 border-b py-0.5 hover:text-accent ${current ? "border-ink" : "border-transparent text-quiet forced-colors:border-[color:Canvas]"}`;
