"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { links } from "@/lib/view/links";
import { sectionsFor } from "@/lib/view/sections";

/** The sections of the site, that of admins for them alone; the current one is underlined. */
export function SiteNav({ admin }: { admin: boolean }) {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="contents">
      <ul className="contents">
        {sectionsFor(admin).map(({ href, label }) => {
          const current = path === href || (href !== links.designer() && path.startsWith(`${href}/`));
          return (
            <li key={href}>
              {/* Every page is of its moment: a prefetched one would be rendered in vain. */}
              <Link
                href={href}
                prefetch={false}
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
