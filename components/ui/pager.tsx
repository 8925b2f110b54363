import Link from "next/link";
import { buttonClass } from "./button";

interface PagerProps {
  total: number;
  limit: number;
  offset: number;
  /** The address of the page that starts at an offset. */
  href: (offset: number) => string;
}

export function Pager({ total, limit, offset, href }: PagerProps) {
  if (total <= limit && offset === 0) return null;
  const last = Math.min(total, offset + limit);
  const previous = offset > 0 ? Math.max(0, Math.min(offset, total) - limit) : null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 border-t border-ink pt-4">
      {previous !== null && (
        <Link rel="prev" href={href(previous)} className={buttonClass()}>
          Previous
        </Link>
      )}
      {last < total && (
        <Link rel="next" href={href(offset + limit)} className={buttonClass()}>
          Next
        </Link>
      )}
      <p className="figures text-sm text-quiet">
        {offset < total
          ? `${offset + 1}–${last} of ${total}`
          : `Nothing from ${offset + 1} on; there are ${total}`}
      </p>
    </nav>
  );
}
