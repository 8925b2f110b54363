import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { links } from "@/lib/view/links";

/** What a page of Explore shows of a store without projects. */
export function NothingToExplore({ what }: { what: "tags" | "pairs of tags" | "projects" }) {
  return (
    <EmptyState title={`There are no ${what} yet`}>
      <Link href={links.designer()} prefetch={false} className="link">
        Generate some ideas
      </Link>
      , and they will show here.
    </EmptyState>
  );
}
