"use client";

import { useEffect, useRef } from "react";
import { PageHeading } from "@/components/ui/page-heading";
import { takeFocus } from "@/lib/client/runs/pending-focus";
import { links } from "@/lib/view/links";

/** The title of the list. It takes focus when its person has just deleted the run they were looking at. */
export function RunsHeading() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus(links.runs())) heading.current?.focus();
  }, []);
  return (
    <PageHeading ref={heading} title="Runs">
      Each press of Generate is a run. It keeps its address and its ideas.
    </PageHeading>
  );
}
