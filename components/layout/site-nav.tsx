"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const PLACES = [
  { href: "/", label: "Designer" },
  { href: "/runs", label: "Runs" },
  { href: "/projects", label: "Projects" },
];

/** The three rooms; the one you are in is underlined. */
export function SiteNav() {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="flex gap-x-5">
        {PLACES.map(({ href, label }) => {
          const here = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={path === href ? "page" : here ? "true" : undefined}
                className={`block border-b py-1 text-sm hover:text-accent ${here ? "border-ink" : "border-transparent text-quiet"}`}
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
