"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { type ComponentProps, useRef } from "react";
import { KeyHint } from "@/components/ui/key-button";
import { useShortcutsOn } from "@/lib/client/shortcuts/shortcut-switch";
import { useShortcuts } from "@/lib/client/shortcuts/use-shortcuts";
import { ariaKeys, type ShortcutName } from "@/lib/view/shortcuts";

interface ProjectStepsProps {
  /** Addresses; null at an end of the list. */
  previous: string | null;
  next: string | null;
}

/** Leads to the projects before and after this one, by keys as well. */
export function ProjectSteps({ previous, next }: ProjectStepsProps) {
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
        <Step ref={before} rel="prev" of="previous" href={previous}>
          <ArrowLeft aria-hidden="true" className="size-4" />
          Previous
          <KeyHint of="previous" />
        </Step>
      )}
      {next !== null && (
        <Step ref={after} rel="next" of="next" href={next}>
          Next
          <KeyHint of="next" />
          <ArrowRight aria-hidden="true" className="size-4" />
        </Step>
      )}
    </nav>
  );
}

function Step({ of, ...props }: ComponentProps<typeof Link> & { of: ShortcutName }) {
  const keys = useShortcutsOn();
  return (
    <Link
      {...props}
      prefetch={false}
      aria-keyshortcuts={keys ? ariaKeys(of) : undefined}
      className="inline-flex min-h-6 items-center gap-1.5 hover:text-accent"
    />
  );
}
