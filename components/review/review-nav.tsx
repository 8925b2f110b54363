"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReviewCounts } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";

/** The heading of every review page, with the way to the others. */
export function ReviewNav({ title, counts }: { title: string; counts: ReviewCounts }) {
  const path = usePathname();
  const sections = [
    { href: links.review(), label: "Queue", count: counts.pending },
    { href: links.reviewHistory(), label: "History" },
    { href: links.reviewBin(), label: "Bin", count: counts.binned },
    { href: links.reviewJudge(), label: "Judge the judge" },
    { href: links.reviewQuality(), label: "Quality" },
  ];
  return (
    <header className="mb-6 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-b border-ink pb-3">
      <h1 className="font-serif text-3xl leading-tight font-semibold tracking-tight sm:text-4xl">{title}</h1>
      <nav aria-label="Review">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {sections.map(({ href, label, count }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={path === href ? "page" : undefined}
                className={`block border-b py-0.5 text-sm hover:text-accent ${path === href ? "border-ink" : "border-transparent text-quiet forced-colors:border-[color:Canvas]"}`}
              >
                {label}
                {count !== undefined && count > 0 && <span className="figures"> {count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
