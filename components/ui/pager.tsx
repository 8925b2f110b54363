import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "./button";

interface PagerProps {
  total: number;
  limit: number;
  offset: number;
  /** The address of the page that starts at an offset. */
  href: (offset: number) => string;
  /** At the other end of the line. */
  children?: ReactNode;
}

export function Pager({ total, limit, offset, href, children }: PagerProps) {
  if (total <= limit && offset === 0 && !children) return null;
  const last = Math.min(total, offset + limit);
  const previous = offset > 0 ? Math.max(0, Math.min(offset, total) - limit) : null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t border-ink pt-4">
      <nav aria-label="Pages" className="flex flex-wrap items-center gap-3">
        {previous !== null && (
          <Link rel="prev" prefetch={false} href={href(previous)} className={buttonClass()}>
            Previous
          </Link>
        )}
        {last < total && (
          <Link rel="next" prefetch={false} href={href(offset + limit)} className={buttonClass()}>
            Next
          </Link>
        )}
        <p className="figures text-sm text-quiet">
          {offset < total
            ? `${offset + 1}–${last} of ${total}`
            : `Nothing from ${offset + 1} on; there are ${total}`}
        </p>
      </nav>
      {children}
    </div>
  );
}
