import Link from "next/link";
import { SignOutButton } from "@/components/admins/sign-out-button";
import { links } from "@/lib/view/links";
import { PaletteButton } from "./palette-button";
import { SiteNav } from "./site-nav";
import { ThemeSwitch } from "./theme-switch";

interface SiteHeaderProps {
  /** The name of who is signed in. */
  admin: string | null;
}

export function SiteHeader({ admin }: SiteHeaderProps) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-rule print:hidden">
        <div className="page-width flex flex-wrap items-center gap-x-8 gap-y-1 py-2.5">
          <Link
            href={links.designer()}
            prefetch={false}
            className="mr-auto font-serif text-lg tracking-tight"
          >
            <span className="font-semibold">Waywo</span> Designer
          </Link>
          <div className="order-last flex w-full flex-wrap items-center gap-x-5 lg:order-none lg:w-auto lg:flex-1">
            <SiteNav admin={admin !== null} />
            <Account admin={admin} />
          </div>
          <div className="flex shrink-0">
            <PaletteButton />
            <ThemeSwitch />
          </div>
        </div>
      </header>
    </>
  );
}

function Account({ admin }: SiteHeaderProps) {
  if (admin === null) {
    return (
      <Link
        href={links.signIn()}
        prefetch={false}
        className="border-b border-transparent py-1 text-sm text-quiet hover:text-accent sm:ml-auto forced-colors:border-[color:Canvas]"
      >
        Sign in
      </Link>
    );
  }
  return (
    <div className="flex w-full min-w-0 items-center gap-x-2 text-sm sm:ml-auto sm:w-auto">
      <span dir="auto" title={admin} className="max-w-40 truncate text-quiet">
        {admin}
      </span>
      <SignOutButton />
    </div>
  );
}

/** The first stop of the Tab key, past the header. */
function SkipLink() {
  return (
    <a
      href="#main"
      className="print:hidden absolute top-2 left-2 z-50 -translate-y-20 bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
