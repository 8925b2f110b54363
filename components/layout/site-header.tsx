import Link from "next/link";
import { links } from "@/lib/view/links";
import { SiteNav } from "./site-nav";
import { ThemeSwitch } from "./theme-switch";

export function SiteHeader() {
  return (
    <>
      <SkipLink />
      <header className="border-b border-rule">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-8 gap-y-1 px-4 py-2.5 sm:px-6">
          <Link href={links.designer()} className="mr-auto font-serif text-lg tracking-tight sm:mr-0">
            <span className="font-semibold">Waywo</span> <span className="italic">Designer</span>
          </Link>
          <div className="order-last w-full sm:order-none sm:mr-auto sm:w-auto">
            <SiteNav />
          </div>
          <ThemeSwitch />
        </div>
      </header>
    </>
  );
}

/** The first stop of the Tab key, past the header. */
function SkipLink() {
  return (
    <a
      href="#main"
      className="absolute top-2 left-2 z-50 -translate-y-20 bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
