import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface ChipProps {
  children: ReactNode;
  /** Where it goes: what the page shows with this chosen, or no longer chosen. */
  href: string;
  /** Whether it is chosen; choosing it again takes it away. */
  chosen?: boolean;
  /** What a chosen one is called for assistive technology: "Remove the filter music". */
  removes?: string;
}

const SHAPE =
  "inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border px-3 text-sm hover:border-accent";

/** A choice that lives in the address, as a link that works without scripts. */
export function Chip({ children, href, chosen = false, removes }: ChipProps) {
  return (
    <Link
      href={href}
      scroll={false}
      // Every page is of its moment.
      prefetch={false}
      aria-label={chosen ? removes : undefined}
      className={`${SHAPE} ${chosen ? "border-accent bg-wash text-ink" : "border-edge text-quiet"}`}
    >
      <span className="truncate">{children}</span>
      {chosen && <X aria-hidden="true" className="size-3.5 shrink-0" />}
    </Link>
  );
}
