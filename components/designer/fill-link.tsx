"use client";

import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { links } from "@/lib/view/links";
import { GENERATE } from "./generate-buttons";

interface FillLinkProps {
  tags: string[];
  label?: string;
  children: ReactNode;
}

const wantsAnotherTab = (event: MouseEvent) => event.metaKey || event.ctrlKey || event.shiftKey;

/** Fills the form in with these tags; an address of its own without scripts and for another tab. */
export function FillLink({ tags, label, children }: FillLinkProps) {
  const { change } = useDesignerForm();
  return (
    <Link
      href={links.designer({ tags })}
      aria-label={label}
      prefetch={false}
      className="link inline-block min-h-6"
      onClick={(event) => {
        if (wantsAnotherTab(event)) return;
        event.preventDefault();
        change({ tags });
        document.getElementById(GENERATE)?.focus();
      }}
    >
      {children}
    </Link>
  );
}
