import Link from "next/link";
import { SectionHeading } from "@/components/ui/section-heading";
import type { TagGaps } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";

const SHOWN = 20;

/** The pairs that are the most surprising to be missing, each a link to the Designer. */
export function GapList({ gaps: { gaps } }: { gaps: TagGaps }) {
  return (
    <section aria-labelledby="likeliest-gaps">
      <SectionHeading id="likeliest-gaps">Most expected</SectionHeading>
      <p className="text-sm text-quiet">
        {gaps.length === 0
          ? "Every pair of these tags is combined by some project."
          : "By how frequent both tags are, these would be the first to meet."}
      </p>
      <ol className="mt-3 border-t border-rule text-sm">
        {gaps.slice(0, SHOWN).map(({ tags: [one, other] }) => (
          <li key={`${one} ${other}`} className="border-b border-rule">
            <Link
              href={links.designer({ tags: [one, other] })}
              prefetch={false}
              className="block min-h-6 py-1.5 hover:text-accent"
            >
              <bdi className="link">{one}</bdi> <span className="text-quiet">+</span>{" "}
              <bdi className="link">{other}</bdi>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
