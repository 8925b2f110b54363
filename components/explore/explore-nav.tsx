"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { links } from "@/lib/view/links";

const SECTIONS = [
  { href: links.explore(), label: "Map" },
  { href: links.exploreTags(), label: "Tags" },
  { href: links.exploreGaps(), label: "Gaps" },
];

/** The heading of a page of Explore, with the way to the others. */
export function ExploreNav({ title, children }: { title: string; children?: ReactNode }) {
  const path = usePathname();
  return (
    <header className="mb-6 border-b border-ink pb-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <h1 className="font-serif text-3xl leading-tight font-semibold tracking-tight sm:text-4xl">
          {title}
        </h1>
        <nav aria-label="Explore">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {SECTIONS.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  aria-current={path === href ? "page" : undefined}
                  className={`block min-h-6 border-b py-0.5 text-sm hover:text-accent ${path === href ? "border-ink" : "border-transparent text-quiet forced-colors:border-[color:Canvas]"}`}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {children && <div className="mt-2 max-w-prose text-quiet">{children}</div>}
    </header>
  );
}
