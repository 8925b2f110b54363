"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { Key } from "@/components/ui/key-button";
import { useShortcutsOn } from "@/lib/client/shortcuts/shortcut-switch";
import { useShortcuts } from "@/lib/client/shortcuts/use-shortcuts";
import { ariaKeys, type ShortcutName } from "@/lib/view/shortcuts";

interface ProjectStepsProps {
  /** Addresses; null at an end of the list. */
  previous: string | null;
  next: string | null;
}

const STEP = "inline-flex min-h-6 items-center gap-1.5 hover:text-accent";

/** Leads to the projects before and after this one, by keys as well. */
export function ProjectSteps({ previous, next }: ProjectStepsProps) {
  const keys = useShortcutsOn();
  const before = useRef<HTMLAnchorElement>(null);
  const after = useRef<HTMLAnchorElement>(null);
  // As if it were pressed, so that Back returns to it.
  useShortcuts("project", {
    previous: () => before.current?.click(),
    next: () => after.current?.click(),
  });
  if (previous === null && next === null) return null;
  return (
    <nav aria-label="Projects before and after" className="flex items-center gap-x-5 print:hidden">
      {previous !== null && (
        <Link
          ref={before}
          rel="prev"
          href={previous}
          prefetch={false}
          aria-keyshortcuts={keys ? ariaKeys("previous") : undefined}
          className={STEP}
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          Previous
          {keys && <StepKey of="previous" />}
        </Link>
      )}
      {next !== null && (
        <Link
          ref={after}
          rel="next"
          href={next}
          prefetch={false}
          aria-keyshortcuts={keys ? ariaKeys("next") : undefined}
          className={STEP}
        >
          Next
          {keys && <StepKey of="next" />}
          <ArrowRight aria-hidden="true" className="size-4" />
        </Link>
      )}
    </nav>
  );
}

const StepKey = ({ of }: { of: ShortcutName }) => (
  <span aria-hidden="true" className="hidden sm:inline">
    <Key of={of} />
  </span>
);
