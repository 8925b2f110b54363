"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { links } from "@/lib/view/links";

const SECTIONS = [
  { href: links.designer(), label: "Designer" },
  { href: links.runs(), label: "Runs" },
  { href: links.projects(), label: "Projects" },
  { href: links.docs(), label: "API" },
];

const REVIEW = { href: links.review(), label: "Review" };

/**
 * Browsers complain of the API's own styles where they are loaded and not used, and what an admin reviews has changed
 * before it is looked at.
 */
const NOT_PREFETCHED = new Set([links.docs(), links.review()]);

/** The sections of the site, that of admins for them alone; the current one is underlined. */
export function SiteNav({ admin }: { admin: boolean }) {
  const path = usePathname();
  const sections = admin ? [...SECTIONS.slice(0, -1), REVIEW, ...SECTIONS.slice(-1)] : SECTIONS;
  return (
    <nav aria-label="Main">
      <ul className="flex flex-wrap gap-x-5">
        {sections.map(({ href, label }) => {
          const current = path === href || (href !== links.designer() && path.startsWith(`${href}/`));
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={NOT_PREFETCHED.has(href) ? false : undefined}
                aria-current={path === href ? "page" : current ? "true" : undefined}
                className={`block border-b py-1 text-sm hover:text-accent ${current ? "border-ink" : "border-transparent text-quiet forced-colors:border-[color:Canvas]"}`}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
